import {
  stageChanges,
  stageEnds,
  stageOpen,
  type StageEndRow,
  type StageOpenRow,
} from '../../sql/forecastStages.ts';
import type { Setting } from '../setting.ts';

/** What open deals stood for on an earlier day, each stage’s value times the share of it that had been won by then. */
export interface Staged {
  deals: number;
  value: number;
}

/** With more changes than this, asking where deals stood would take longer than all the rest. */
const MOST_CHANGES = 1_000_000;
/** A stage that fewer deals had left by then goes by all stages’ share. */
const FEWEST_ENDED = 10;

/** @returns by quarters of 13 weeks back; null without a history of stages, or with too long a one */
export async function readStaged(
  { port, dataset, deals, breathe }: Setting,
  asOf: string,
  backs: number,
): Promise<Staged[] | null> {
  const hasHistory = dataset.joins.some(
    ({ kind, accepted, refused }) => kind === 'history' && accepted && refused === null,
  );
  if (!hasHistory || !dataset.has.dealId) return null;
  const [size] = await port.rows<{ changes: number }>(
    'forecast-stage-changes',
    'How many changes of stage there are',
    stageChanges(),
  );
  if (!size || size.changes === 0 || size.changes > MOST_CHANGES) return null;
  const open = await port.rows<StageOpenRow>(
    'forecast-stage-open',
    'What stood open in which stage at the same point of earlier quarters',
    stageOpen(asOf, backs, deals),
  );
  await breathe();
  const ends = await port.rows<StageEndRow>(
    'forecast-stage-ends',
    'How deals of each stage ended, by quarters back',
    stageEnds(asOf, deals),
  );
  return Array.from({ length: backs + 1 }, (_, back) => stagedAt(open, ends, back));
}

/** Only what had ended by then is known: closed so many quarters back, or earlier. */
export function stagedAt(
  open: readonly StageOpenRow[],
  ends: readonly StageEndRow[],
  back: number,
): Staged {
  const known = new Map<string, { won: number; ended: number }>();
  const all = { won: 0, ended: 0 };
  for (const one of ends) {
    if (one.back < back) continue;
    const sum = known.get(one.stage) ?? { won: 0, ended: 0 };
    known.set(one.stage, sum);
    for (const into of [sum, all]) {
      into.won += one.won;
      into.ended += one.won + one.lost;
    }
  }
  const staged = { deals: 0, value: 0 };
  for (const one of open) {
    if (one.back !== back) continue;
    const own = known.get(one.stage);
    const of = own && own.ended >= FEWEST_ENDED ? own : all;
    const share = of.ended > 0 ? of.won / of.ended : 0;
    staged.deals += one.deals * share;
    staged.value += one.value * share;
  }
  return staged;
}
