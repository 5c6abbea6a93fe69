import type { Clock } from '../domain/document/periods.ts';
import type { Verdict } from '../domain/document/verdict.ts';
import type { Prepared } from './prepare.ts';
import { findSensitivity } from './sensitivity.ts';
import type { Setting } from './setting.ts';

/** The verdict with the other ways to look at the change. */
export async function fullVerdict(setting: Setting): Promise<Verdict> {
  const { port, dataset, prepared, overview, input, cells, deals } = setting;
  const { verdict, comparison, counts, clustering } = overview;
  if (!comparison || !counts) return verdict;
  const sensitivity = await findSensitivity(
    port,
    prepared.horizon,
    comparison,
    counts,
    {
      designEffect: clustering?.designEffect ?? 1,
      byValue: dataset.has.amount && prepared.valueWithheld === null,
      otherClock: otherClock(prepared, comparison.clock),
      // The days of bulk closing are known for the whole file only.
      bulk: input.filters.length === 0 ? prepared.bulk : [],
    },
    { cells, deals },
  );
  return { ...verdict, sensitivity };
}

/** Closed dates that are missing for one outcome more than for the other are no second opinion. */
const otherClock = ({ clock, clocks }: Prepared, compared: Clock): Clock | null => {
  if (compared === 'created') return clock === 'closed' ? 'closed' : null;
  return clocks.includes('created') ? 'created' : null;
};
