import type { Dataset } from '../../../src/domain/dataset.ts';
import { BLANK_LEVEL } from '../../../src/domain/field.ts';
import type { IntakePlan, Question } from '../../../src/domain/intakePlan.ts';
import type { Outcome, OutcomeValues } from '../../../src/domain/outcome.ts';
import {
  flagCounts,
  mapOutcomes,
  type OpenWhen,
  type OutcomeCount,
  outcomeCounts,
  type OutcomeTotal,
  outcomeTotals,
} from '../../../src/sql/load/outcomes.ts';
import { MAX_ASKED_VALUES } from './outcomeChoice.ts';
import { plainPhrase } from './outcomeVocabulary.ts';
import { flagOutcome, sortOutcomes } from './outcomeWords.ts';
import type { ProblemError } from '../../problems.ts';
import type { LoadPort } from '../port.ts';
import { allOpen, noOutcome, oneOutcome } from '../problems.ts';
import { outcomeValueQuestions } from '../questions.ts';
import { dealColumn } from '../storage.ts';

/** More different values than any status column has. */
const MAX_VALUES = 1_000;

/** Where two dates tell the outcome, it is called by its own names. */
const BY_DATES: OutcomeValues = { won: ['won'], lost: ['lost'], open: ['open'] };

export interface Outcomes {
  values: OutcomeValues;
  unknown: Dataset['unknownOutcomes'];
  questions: Question[];
  distinct: number;
  blank: number;
}

/** The deals have their outcomes, or the file has none that could be analysed. */
export type Settled = { outcomes: Outcomes } | { problem: ProblemError };

/**
 * Gives the outcome column of the whole file its meaning, in place, or asks what its values mean.
 * @param known whether reading has given it its meaning already
 */
export async function settleOutcomes(
  port: LoadPort,
  plan: IntakePlan,
  known: boolean,
): Promise<Settled> {
  const column = plan.columns.find(({ role }) => role === 'outcome');
  if (!column && !plan.outcomeDates) return { problem: noOutcome() };
  const counts = await port.query<OutcomeCount>(
    outcomeCounts(known ? 'outcome_value' : 'outcome', MAX_VALUES + 1),
  );
  if (counts.length > MAX_VALUES) return { problem: noOutcome() };
  const named = counts.flatMap(({ value, deals }) => (value === null ? [] : [{ value, deals }]));
  const blank = counts.find(({ value }) => value === null)?.deals ?? 0;
  const { found, unknown } = sortOutcomes(
    named.map(({ value }) => value),
    column ? plan.outcomeValues : BY_DATES,
  );
  const unknownCounts = named.filter(({ value }) => unknown.includes(value));
  const settled: Outcomes = {
    values: found,
    unknown: [...unknownCounts, ...(blank > 0 ? [{ value: BLANK_LEVEL, deals: blank }] : [])],
    questions: [],
    distinct: named.length,
    blank,
  };
  if (found.won.length === 0 || found.lost.length === 0) {
    if (column && unknown.length > 0 && unknown.length <= MAX_ASKED_VALUES) {
      const questions = outcomeValueQuestions(column?.name ?? '', unknownCounts);
      return { outcomes: { ...settled, questions } };
    }
    if (found.won.length + found.lost.length === 0 && unknown.length > 0)
      return { problem: noOutcome() };
  }
  const second = known ? null : await findOpen(port, plan);
  if (!known) await port.run(mapOutcomes(found, second?.openWhen ?? null));
  settled.unknown.push(...(second?.unknown ?? []));
  const totals = await port.query<OutcomeTotal>(outcomeTotals());
  const dealsOf = (outcome: Outcome) => totals.find((t) => t.outcome === outcome)?.deals ?? 0;
  const [won, lost, open] = [dealsOf('won'), dealsOf('lost'), dealsOf('open')];
  if (won + lost === 0) return { problem: allOpen(open) };
  if (won === 0 || lost === 0) return { problem: oneOutcome(won > 0 ? 'won' : 'lost', won + lost) };
  return { outcomes: settled };
}

interface Open {
  openWhen: OpenWhen;
  /** Values of that column that mean nothing to us; their deals count as open. */
  unknown: Outcomes['unknown'];
}

/**
 * The plan’s second condition, by the values the whole column has: however “no” is spelt in it, and whatever is neither
 * yes nor no, as a deal that is not said to be closed is open.
 */
async function findOpen(port: LoadPort, { openWhen, columns }: IntakePlan): Promise<Open | null> {
  const own = openWhen && columns[openWhen.column];
  if (!openWhen || !own) return null;
  const column = dealColumn(own);
  const words = openWhen.values.map(plainPhrase);
  // A closing date: its blanks alone say something.
  if (words.every((word) => word === ''))
    return { openWhen: { column, values: [null] }, unknown: [] };
  const meaningOf = (value: string | null): Outcome | null => {
    if (value === null) return null;
    return words.includes(plainPhrase(value)) ? 'lost' : flagOutcome(value);
  };
  const counts = await port.query<OutcomeCount>(flagCounts(column, MAX_VALUES));
  const notClosed = counts.filter(({ value }) => meaningOf(value) !== 'won');
  const unknown = notClosed
    .filter(({ value }) => meaningOf(value) === null)
    .map(({ value, deals }) => ({ value: `${own.name}: ${value ?? BLANK_LEVEL}`, deals }));
  return { openWhen: { column, values: notClosed.map(({ value }) => value) }, unknown };
}
