import { customerNames, customerWords, flagNames } from './customerWords.ts';
import { plainWords } from './plainWords.ts';
import { isNo, isYes } from './yesNo.ts';

/** Where a customer stands: bought nothing yet, buys already, or came back. */
export const CUSTOMER_KINDS = ['new', 'existing', 'win-back'] as const;
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];

/** A field that says so, and which of its levels mean what. */
export interface CustomerType {
  field: string;
  kinds: { kind: CustomerKind; levels: string[] }[];
  /** Levels that say nothing we know. */
  unknown: string[];
}

/** A field with the deals of each of its levels. */
export interface FieldLevels {
  field: string;
  levels: readonly { level: string; deals: number }[];
}

/** Share of the deals whose level must be known, by whether the column's name speaks of customers. */
const KNOWN_SHARE = { named: 0.5, unnamed: 0.9 };

/**
 * The field that says whether a customer is new, existing or won back, by its values in six languages; null when none
 * plainly does. New customers and one other kind must be among them: a column of countries is never taken for it.
 */
export function findCustomerType(fields: readonly FieldLevels[]): CustomerType | null {
  const found = fields.flatMap((field) => {
    const type = typeOf(field);
    return type
      ? [{ type, named: customerNames.test(plain(field.field)), share: knownShare(field, type) }]
      : [];
  });
  const fitting = found.filter(
    ({ named, share }) => share >= (named ? KNOWN_SHARE.named : KNOWN_SHARE.unnamed),
  );
  const best = fitting.toSorted(
    (a, b) =>
      Number(b.named) - Number(a.named) ||
      b.share - a.share ||
      (a.type.field < b.type.field ? -1 : 1),
  )[0];
  return best?.type ?? null;
}

function typeOf({ field, levels }: FieldLevels): CustomerType | null {
  const flag = flagNames.find(({ name }) => name.test(plain(field)))?.kind ?? null;
  const kindOf = (level: string): CustomerKind | null =>
    (flag && kindOfFlag(flag, level)) ?? kindOfWord(level);
  const kinds = CUSTOMER_KINDS.map((kind) => ({
    kind,
    levels: levels.filter(({ level }) => kindOf(level) === kind).map(({ level }) => level),
  })).filter((one) => one.levels.length > 0);
  if (kinds.length < 2 || kinds[0]?.kind !== 'new') return null;
  const unknown = levels.filter(({ level }) => kindOf(level) === null).map(({ level }) => level);
  return { field, kinds, unknown };
}

function kindOfFlag(flag: 'new' | 'existing', level: string): CustomerKind | null {
  if (isYes(level)) return flag;
  if (isNo(level)) return flag === 'new' ? 'existing' : 'new';
  return null;
}

const kindOfWord = (level: string): CustomerKind | null =>
  CUSTOMER_KINDS.find((kind) => customerWords[kind].has(plain(level))) ?? null;

function knownShare({ levels }: FieldLevels, { unknown }: CustomerType): number {
  const all = levels.reduce((sum, { deals }) => sum + deals, 0);
  const not = levels
    .filter(({ level }) => unknown.includes(level))
    .reduce((sum, { deals }) => sum + deals, 0);
  return all > 0 ? 1 - not / all : 0;
}

/** `Rückgewonnener_Kunde` → `ruckgewonnener kunde`. */
const plain = (text: string): string => plainWords(text).join(' ');
