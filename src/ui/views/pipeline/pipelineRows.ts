import type { FitRow } from '../../../charts/fitOption.ts';
import type { Analysis } from '../../../domain/analysis.ts';
import type { Pipeline, StalledShare } from '../../../domain/document/pipeline.ts';
import type { DealsAsked } from '../../../state/deals.svelte.ts';
import type { AskSlice } from '../../../state/slices.ts';
import { counted } from '../../../words/numbers.ts';
import { fitName } from '../../../words/pipelineWords.ts';
import { askedOf, dealsOfSegment, dealsWith } from '../../text/dealsBehind.ts';
import { day } from '../../text/dates.ts';
import { count, money, percent } from '../../text/format.ts';
import { askScores, ScoresPort } from './scoresPort.ts';

/** Bars of the pipeline by fit. */
export function fitRows({ fit, cutOffs }: Pipeline, currency: string | null): FitRow[] {
  const all = fit.reduce((sum, { deals }) => sum + deals, 0);
  return fit.map(({ band, deals, amount, share, expectedWon, expectedAmount }) => {
    const label = fitName(band, cutOffs);
    const dealsShare = deals / Math.max(1, all);
    const worth = amount === null ? '' : `, ${money(amount, currency)} (${percent(share)})`;
    const expected =
      expectedWon === null
        ? 'too old, or of unknown age'
        : `about ${count(expectedWon)} wins expected${expectedAmount === null ? '' : `, ${money(expectedAmount, currency)}`}`;
    return {
      band,
      label,
      share,
      dealsShare,
      text: percent(share),
      tip: `${label}\n${counted(deals, 'deal')} (${percent(dealsShare)})${worth}\n${expected}`,
    };
  });
}

/** The open deals behind a cell of the table of stalled ones, by the key of its column. */
export function dealsOfStalled(
  analysis: Pick<Analysis, 'filters' | 'source'>,
  { stalled, stalledBy }: Pipeline,
  row: number,
  key: string,
): DealsAsked | null {
  const one = stalled[row];
  const { asOf } = analysis.source;
  if (!one || asOf === null || (key !== 'stalled' && key !== 'open')) return null;
  const levels =
    stalledBy !== null && one.segment !== null ? [{ field: stalledBy, level: one.segment }] : [];
  if (stalledBy !== null && levels.length === 0) return null;
  const set = key === 'stalled' ? { name: 'stalled' as const, asOf, days: one.limitDays } : null;
  const name = one.segment ?? 'All deals';
  return askedOf(`${name}, ${key}`, dealsOfSegment(analysis, levels, { outcome: 'open', set }));
}

/**
 * The open deals of a level in which stalled ones gather. Where limits go by a field, no one age says which are stalled:
 * then only the open ones can be shown.
 */
export function dealsOfStalledLevel(
  analysis: Pick<Analysis, 'filters' | 'source'>,
  { stalled, stalledBy }: Pipeline,
  one: StalledShare | undefined,
  key: string,
): DealsAsked | null {
  const { asOf } = analysis.source;
  const days = stalledBy === null ? stalled[0]?.limitDays : undefined;
  if (!one || asOf === null || (key !== 'open' && key !== 'stalled')) return null;
  if (key === 'stalled' && days === undefined) return null;
  const set =
    key === 'stalled' && days !== undefined ? { name: 'stalled' as const, asOf, days } : null;
  const levels = [{ field: one.field, level: one.level }];
  return askedOf(
    `${one.level}, ${key}`,
    dealsOfSegment(analysis, levels, { outcome: 'open', set }),
  );
}

/** All open deals with their scores, in any order. */
export const scoresAsked = (
  analysis: Pick<Analysis, 'run' | 'filters'>,
  ask: AskSlice,
): DealsAsked => ({
  title: 'Scores of all open deals',
  question: dealsWith(analysis, 'open'),
  port: new ScoresPort(() => askScores(analysis, ask)),
});

/** What of the open money should come in, in the end and this quarter; empty without amounts or scores. */
export function expectedMoney(
  { expected, openAmount, quarter }: Pipeline,
  currency: string | null,
): string {
  if (!expected || expected.amount === null || openAmount === null) return '';
  const soon =
    quarter && expected.amountThisQuarter !== null
      ? `, ${money(expected.amountThisQuarter, currency)} of it by ${day(quarter.to)}`
      : '';
  return `Each deal’s amount times its chance: ${money(expected.amount, currency)} of the ${money(openAmount, currency)} that is open${soon}.`;
}

/** All open deals. */
export const openDealsAsked = (analysis: Pick<Analysis, 'filters'>): DealsAsked => ({
  title: 'Open deals',
  question: dealsWith(analysis, 'open'),
});

/** One open deal, or some, by their ids. */
export const dealsByIds = (
  analysis: Pick<Analysis, 'filters'>,
  title: string,
  ids: readonly string[],
): DealsAsked => ({
  title,
  question: { ...dealsWith(analysis, 'open'), set: { name: 'deals', ids: [...ids] } },
});
