import { dateFormats } from '../../../domain/dateFormats.ts';
import type { ColumnDecision, DroppedPart, Recipe } from '../../../domain/recipe.ts';
import { list } from '../../../words/numbers.ts';
import { decimalMarkLabels, roleLabels, typeLabels } from '../../text/labels.ts';

const droppedWords: Record<DroppedPart, string> = {
  openWhen: 'No second column says which deals are open.',
  closedDateElse: 'No second column is looked at for the closing date.',
  outcomeDates: 'Dates alone do not say how a deal ended.',
};

const answerWords: Record<string, (subject: string, label: string) => string> = {
  'outcome-column': (_subject, label) => `${label} says how a deal ended.`,
  'outcome-value': (subject, label) => `“${subject}” means ${label.toLowerCase()}.`,
  'date-order': (subject, label) => `${subject}: ${label.toLowerCase()}`,
  'decimal-mark': (subject, label) => `${subject}: ${label.toLowerCase()}`,
  encoding: (subject, label) => `${subject || 'The file'} is read as ${label}.`,
  table: (subject, label) =>
    `Of the tables in ${subject || 'the file'} this one is read: ${label}.`,
};

function answerLine({ id, label }: Recipe['answers'][number]): string {
  const colon = id.indexOf(':');
  const [kind, subject] = colon < 0 ? [id, ''] : [id.slice(0, colon), id.slice(colon + 1)];
  return answerWords[kind]?.(subject, label) ?? `${subject || kind}: ${label}`;
}

/** Said where no answer says it already. */
function currencyLines({ currency, answers }: Recipe): string[] {
  if (!currency || answers.some(({ id }) => /^currency(?::|$)/.test(id))) return [];
  return [
    currency.keep === ''
      ? 'Only amounts without a currency count.'
      : `Only amounts in ${currency.keep} count.`,
  ];
}

function columnLine({ name, now }: ColumnDecision): string {
  const format = now.dateFormat;
  const label = dateFormats.find((one) => one.format === format)?.label ?? format;
  const parts = [
    ...(now.role ? [roleLabels[now.role]] : []),
    ...(now.type ? [`read as ${typeLabels[now.type].toLowerCase()}`] : []),
    ...(label ? [`dates like ${label}`] : []),
    ...(typeof now.lever === 'boolean'
      ? [now.lever ? 'can be decided about' : 'can’t be decided about']
      : []),
    ...(now.decimalMark ? [`numbers like ${decimalMarkLabels[now.decimalMark]}`] : []),
  ];
  return parts.length > 0 ? `${name}: ${parts.join(', ')}` : '';
}

/** What a recipe decides, as sentences. */
export function recipeLines(recipe: Recipe): string[] {
  return [
    ...(recipe.sheet ? [`The sheet ${recipe.sheet.name} is read.`] : []),
    ...recipe.otherSheets.map(({ file, name }) => `Of ${file} the sheet ${name} is read.`),
    ...recipe.answers.map(answerLine),
    ...currencyLines(recipe),
    ...recipe.columns.map(columnLine),
    ...recipe.outcomes.meanings.map(({ value, meaning }) => `“${value}” means ${meaning}.`),
    ...recipe.dropped.map((part) => droppedWords[part]),
    ...recipe.merges.map(
      ({ column, from, into }) =>
        `In ${column}, ${list(from.map((value) => `“${value}”`))} ${from.length === 1 ? 'is' : 'are'} “${into}”.`,
    ),
    ...recipe.joins.map(({ file, accepted }) =>
      accepted ? `${file} is joined.` : `${file} is not joined.`,
    ),
  ].filter((line) => line !== '');
}
