import { currencyCode } from './currencies.ts';
import { isBareM, isIndonesian } from './multipliers.ts';
import { fitsMark, markOf, type NumberShape, numberShape } from './numbers.ts';

/** A value of the column, or a form that many of its values share, with the smallest and largest of these as text. */
export interface NumberText {
  form: string;
  lowest: string;
  highest: string;
  rows: number;
}

/** What the numbers of a column say about how they are to be read. */
export interface NumberVerdict {
  mark: '.' | ',';
  /** Proven, or nothing shows which mark it is, or some numbers fit only the one and some only the other. */
  order: 'proven' | 'ambiguous' | 'mixed';
  /** Rows whose number fits only a decimal point, only a decimal comma, or both. */
  point: number;
  comma: number;
  either: number;
  /** Rows that hold a number at all. */
  numbers: number;
  /** Rows by currency; `''` for those that name none. */
  currencies: Map<string, number>;
}

/** Up to this share of numbers that contradict the others is a few bad cells, and told as such. */
const FEW = 0.02;

/**
 * The texts that are numbers. `12m` may be months and `2B` a flat: such letters count only where the column shows money
 * or fractions with them; a bare “M” beside `jt` and `rb` could be either of two and never counts.
 */
function shapesOf(texts: readonly NumberText[]): { text: NumberText; shape: NumberShape }[] {
  const found = texts.flatMap((text) => {
    const shape = numberShape(text.form);
    return shape ? [{ text, shape }] : [];
  });
  const units = found.filter(({ shape }) => shape.power > 0);
  if (units.length === 0) return found;
  const indonesian = units.some(({ shape }) => isIndonesian(shape.unit));
  const money = units.some(
    ({ shape }) =>
      !isLetter(shape.unit) || shape.currency !== null || markOf(shape.digits)?.sure === true,
  );
  return found.filter(
    ({ shape }) => !isLetter(shape.unit) || (money && !(indonesian && isBareM(shape.unit))),
  );
}

const isLetter = (unit: string): boolean => /^[mb]$/i.test(unit);

/** A form is taken for the mark its numbers show; one with a leading zero shows more than the others. */
function voteOf({ form, lowest }: NumberText, { digits }: NumberShape) {
  return markOf(form === lowest ? digits : (numberShape(lowest)?.digits ?? digits));
}

export function judgeNumbers(texts: readonly NumberText[]): NumberVerdict {
  const votes = { '.': 0, ',': 0 };
  const doubts = { '.': 0, ',': 0 };
  const currencies = new Map<string, number>();
  let numbers = 0;
  for (const { text, shape } of shapesOf(texts)) {
    numbers += text.rows;
    const code = shape.currency === null ? '' : currencyCode(shape.currency);
    currencies.set(code, (currencies.get(code) ?? 0) + text.rows);
    const vote = voteOf(text, shape);
    if (vote) (vote.sure ? votes : doubts)[vote.mark] += text.rows;
  }
  const [point, comma] = [votes['.'], votes[',']];
  const either = doubts['.'] + doubts[','];
  const sure = point + comma;
  const majority = comma > point ? ',' : '.';
  const mark = sure > 0 ? majority : doubts[','] > doubts['.'] ? ',' : '.';
  const mixed = Math.min(point, comma) > FEW * sure;
  const order = mixed ? 'mixed' : sure === 0 && either > 0 ? 'ambiguous' : 'proven';
  return { mark, order, point, comma, either, numbers, currencies };
}

/** A form the column's way of writing reads, and how. */
export interface ReadableForm extends NumberText {
  shape: NumberShape;
  /** Some of its numbers begin with a zero and are then no groups of thousands. */
  zeroLed: boolean;
}

const isZero = ({ lowest, highest }: NumberText) => lowest === highest && /^[^1-9]*$/.test(lowest);

/**
 * The forms that read with this mark. Of percents and bare numbers in one column only the more frequent can be meant.
 */
export function readableForms(texts: readonly NumberText[], mark: '.' | ','): ReadableForm[] {
  const forms = shapesOf(texts).flatMap(({ text, shape }): ReadableForm[] => {
    if (!fitsMark(shape.digits, mark)) return [];
    const zero = /^[^1-9]*0/.test(text.lowest);
    const lowest = zero ? numberShape(text.lowest) : null;
    const zeroLed = lowest !== null && !fitsMark(lowest.digits, mark);
    return [{ ...text, shape, zeroLed }];
  });
  const rowsOf = (some: readonly ReadableForm[]) => some.reduce((sum, { rows }) => sum + rows, 0);
  const percents = forms.filter(({ shape }) => shape.unit === '%');
  const bare = forms.filter((form) => form.shape.unit !== '%' && !isZero(form));
  const wrong = new Set(
    percents.length > 0 && bare.length > 0
      ? rowsOf(percents) > rowsOf(bare)
        ? bare
        : percents
      : [],
  );
  return forms.filter((form) => !wrong.has(form));
}
