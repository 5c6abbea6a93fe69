import { rangeLabel } from '../domain/comparisonChoice.ts';
import {
  checkKind,
  type DealsCounts,
  type DealsQuestion,
  type DealsSet,
} from '../domain/dealsQuestion.ts';
import { count, counted, list } from './numbers.ts';

const WHICH: Record<DealsQuestion['outcome'], string> = {
  any: 'Deals of any outcome',
  closed: 'Closed deals (won or lost)',
  won: 'Won deals',
  lost: 'Lost deals',
  open: 'Open deals',
};

const CHECKS: Record<string, (column: string) => string> = {
  'duplicate-ids': (column) =>
    `whose ${column} stands on more than one row; all rows that share one are listed`,
  blank: (column) => `whose ${column} is blank or could not be read`,
  'closed-before-created': () => 'closed before they were created',
  'missing-close-date': () => 'without a close date',
  'bulk-closing': () => 'closed on a day on which over a tenth of a quarter’s losses were closed',
  'dates-after-horizon': () => 'dated long after everything else in the file',
  'negative-amounts': () => 'with a negative amount',
  'lost-without-amount': () => 'with an amount that is blank or 0',
  'look-alikes': (column) => `whose ${column} looks like another of its values`,
};

function setWords(set: DealsSet): string {
  if (set.name === 'with-cycle') return 'with both dates, closed not before created';
  if (set.name === 'stalled')
    return `created more than ${counted(Math.round(set.days), 'day')} before ${set.asOf}`;
  if (set.name === 'largest-open') return `the ${count(set.most)} largest by amount`;
  if (set.name === 'furthest-stage')
    return `that got as far as ${named(set.stage)} and not further`;
  if (set.name === 'deals')
    return set.ids.length === 1
      ? 'the one with its id'
      : `the ${count(set.ids.length)} with their ids`;
  return CHECKS[checkKind(set.check)]?.(set.column ?? 'value') ?? '';
}

const LONGEST = 80;
const named = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

/** Which deals are meant, in a sentence that names every part of the question. */
export function dealsDefinition(question: DealsQuestion): string {
  const { outcome, period, levels, filters, set } = question;
  const where = [
    ...levels.map(({ field, level }) => `${named(field)} is ${named(level)}`),
    ...filters.map(({ field, values }) => `${named(field)} is ${values.map(named).join(' or ')}`),
  ];
  const parts = [
    WHICH[outcome],
    ...(period ? [`${period.clock} ${rangeLabel(period)}`] : []),
    ...(where.length > 0 ? [`where ${list(where)}`] : []),
    ...(set ? [setWords(set)] : []),
  ].filter((part) => part !== '');
  return `${parts.join(', ')}.`;
}

/** How the number of deals and their win rate come about, with the figures. */
export function dealsFormula({ deals, won, lost, open }: DealsCounts): string {
  const all = `${counted(deals, 'deal')} = ${count(won)} won + ${count(lost)} lost + ${count(open)} open`;
  const closed = won + lost;
  if (closed === 0) return `${all}; no win rate, as none is closed`;
  const rate = ((100 * won) / closed).toFixed(1);
  return `${all}; win rate = won / (won + lost) = ${count(won)} / ${count(closed)} = ${rate}%`;
}
