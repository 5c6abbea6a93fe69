import { closedRangeName, closedRangeOf } from '../domain/closedRange.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Forecast } from '../domain/document/forecast.ts';
import type { Filter, Limit } from '../domain/document/run.ts';
import { hasTargets } from '../domain/repColumns.ts';
import type { Totals } from '../domain/document/totals.ts';
import type { Verdict } from '../domain/document/verdict.ts';

/** What this file cannot tell you: one entry for each part that stays empty, with the column that would fill it. */
export function findLimits(
  dataset: Dataset,
  totals: Totals,
  verdict: Verdict,
  filters: readonly Filter[] = [],
): Limit[] {
  const { has } = dataset;
  const limits: Limit[] = [];
  const say = (topic: string, why: string, column: string | null): void => {
    limits.push({ topic, why, column });
  };
  const range = closedRangeOf(filters);
  if (range)
    say(
      'What will close next',
      `Only deals that closed in ${closedRangeName(range)} are looked at. Open deals have no closed date; without that filter they are there.`,
      null,
    );
  else if (totals.open === 0)
    say(
      'What will close next',
      filters.length > 0
        ? 'The filters leave closed deals only, so there is no pipeline to score or forecast.'
        : 'The file holds closed deals only, so there is no pipeline to score or forecast.',
      filters.length > 0 ? null : 'open deals',
    );
  if (!has.created)
    say(
      'How long deals take',
      'Without created dates there is no cycle, and no way to tell which quarters are complete.',
      'created date',
    );
  if (!has.closed)
    say(
      'When the rate moved',
      'Without closed dates no two periods can be compared.',
      'closed date',
    );
  if (!has.account)
    say(
      'Whether deals of one account end alike',
      'Without an account column the intervals may be a little too narrow.',
      'account',
    );
  if (!has.rep)
    say('Who wins more than expected', 'Without a rep column nothing can be said of reps.', 'rep');
  if (!has.amount)
    say('What it costs', 'Without amounts there is no money in this analysis.', 'amount');
  if (has.amount && totals.winRateByValue === null && totals.winRateByValueReason)
    say('Win rate by value', totals.winRateByValueReason, 'amount of lost deals');
  if (verdict.change === null && verdict.reason)
    say('Whether the win rate moved', verdict.reason, null);
  if (!dataset.joins.some((one) => one.kind === 'history' && one.matched > 0))
    say(
      'Where deals get stuck',
      'One row per deal shows the stage a deal ended in, not the way it took.',
      'stage history',
    );
  if (!hasTargets(dataset))
    say('Attainment', 'The file holds no quota or target to hold the results against.', 'quota');
  say(
    'Why a deal was lost',
    'What goes with losing is not yet its cause: only a test could show that.',
    null,
  );
  return limits;
}

/** Why no quarter is forecast though there are open deals; what is missing altogether is told by the others. */
export const forecastLimits = (forecast: Forecast | null): Limit[] =>
  forecast?.withheld === 'too-few-quarters'
    ? [{ topic: 'What the quarter will end at', why: forecast.reason ?? '', column: null }]
    : [];
