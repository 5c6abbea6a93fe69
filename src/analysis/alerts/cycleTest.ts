import { endOf, labelOf } from '../../domain/calendar.ts';
import { cycleChange } from '../cycleChange.ts';
import type { LifeTable } from '../lifeTable.ts';
import type { CycleTest } from './cycle.ts';

/** With fewer closes in either cohort the pace of closing is no more than an anecdote. */
const FEWEST_CLOSED = 30;

/**
 * The last two complete quarters of created deals that the file was not cut in. Null without them, and for a file of
 * closed deals only: of its younger cohort the slow deals are missing.
 * @param hasOpen whether the file holds open deals at all
 */
export function cycleTest(life: LifeTable | null, hasOpen: boolean): CycleTest | null {
  if (!life || !hasOpen) return null;
  const complete = life.cohorts.filter(
    ({ start, cut, won, lost }) =>
      endOf('quarter', start) <= life.asOf && cut === 0 && won + lost >= FEWEST_CLOSED,
  );
  const [before, after] = complete.slice(-2);
  if (!before || !after) return null;
  const change = cycleChange(life, before.start, after.start);
  if (!change?.test) return null;
  return {
    days: change.longer,
    pValue: change.test.pValue,
    slower: change.test.z < 0,
    deals: after.won + after.lost + after.open,
    before: labelOf('quarter', before.start),
    label: labelOf('quarter', after.start),
    created: { from: after.start, to: endOf('quarter', after.start) },
  };
}
