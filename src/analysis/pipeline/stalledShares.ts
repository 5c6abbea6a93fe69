import type { StalledShare } from '../../domain/document/pipeline.ts';
import type { Field } from '../../domain/field.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import { differenceTest } from '../../stats/differenceTest.ts';
import { winRateOf } from '../winRate.ts';
import { limitOf, type StalledLimits } from './limitOf.ts';
import type { OpenCell } from './openCells.ts';
import { FEWEST_STALLED, MANY_STALLED } from './stalledDeals.ts';

/** q over all levels of all fields; and how many points more than of the other open deals, as a fraction. */
const TOLD_Q = 0.05;
const WORTH_TELLING = 0.1;
/** Levels told at most, and kept in the document. */
const MOST_TOLD = 5;
const MOST_KEPT = 50;

/** Open deals of known age, one row per cell: how many there are, how many are stalled, and their amount. */
interface Row {
  places: readonly number[];
  open: number;
  stalled: number;
  amount: number;
}

interface Found extends Omit<StalledShare, 'qValue' | 'told'> {
  at: number;
  place: number;
  z: number;
}

/**
 * Where stalled deals gather: every level of every field against the other open deals, by the score test (Fisher's where
 * few are expected), q over all of them. What one level explains is not told again of another that shares its deals: after
 * each told level the others are tested once more without its deals.
 * @param fields in the order of the cells' places
 * @returns levels with stalled deals, those told first; empty when nothing is stalled
 */
export function stalledShares(
  cells: readonly OpenCell[],
  fields: readonly Field[],
  limits: StalledLimits,
  hasAmount: boolean,
): StalledShare[] {
  const by = limits.field ? fields.indexOf(limits.field) : -1;
  const rows = cells.flatMap(({ places, age, deals, amount }): Row[] => {
    if (age < 0) return [];
    const isOld = age > limitOf(limits, places[by] ?? -1);
    return [{ places, open: deals, stalled: isOld ? deals : 0, amount: isOld ? amount : 0 }];
  });
  const first = judged(levelsOf(rows, fields, hasAmount));
  const told: Found[] = [];
  let [rest, left] = [rows, first];
  while (told.length < MOST_TOLD) {
    const next = left.filter(isTold).toSorted((a, b) => b.z - a.z)[0];
    if (!next) break;
    told.push(next);
    rest = rest.filter(({ places }) => places[next.at] !== next.place);
    left = judged(levelsOf(rest, fields, hasAmount));
  }
  const isKnown = (one: Found): boolean =>
    told.some(({ at, place }) => at === one.at && place === one.place);
  return first
    .filter(({ deals }) => deals > 0)
    .toSorted((a, b) => Number(isKnown(b)) - Number(isKnown(a)) || b.z - a.z)
    .slice(0, MOST_KEPT)
    .map(({ at, place, z: _, ...one }) => ({
      ...one,
      told: told.some((other) => other.at === at && other.place === place),
    }));
}

const isTold = ({ deals, share, rest, qValue }: Found & { qValue: number | null }): boolean =>
  qValue !== null &&
  qValue < TOLD_Q &&
  deals >= FEWEST_STALLED &&
  share.estimate >= MANY_STALLED &&
  share.estimate - rest >= WORTH_TELLING;

function judged(found: readonly Found[]): (Found & { qValue: number | null })[] {
  const q = benjaminiHochberg(found.map(({ pValue }) => pValue));
  return found.map((one, i) => ({ ...one, qValue: q[i] ?? null }));
}

function levelsOf(rows: readonly Row[], fields: readonly Field[], hasAmount: boolean): Found[] {
  const sums = fields.map((field) => field.levels.map(() => ({ open: 0, stalled: 0, amount: 0 })));
  const all = { open: 0, stalled: 0 };
  for (const { places, open, stalled, amount } of rows) {
    all.open += open;
    all.stalled += stalled;
    for (let f = 0; f < fields.length; f++) {
      const sum = sums[f]?.[places[f] ?? -1];
      if (!sum) continue;
      sum.open += open;
      sum.stalled += stalled;
      sum.amount += amount;
    }
  }
  return sums.flatMap((levels, at) =>
    levels.flatMap(({ open, stalled, amount }, place): Found[] => {
      const others = { deals: all.open - open, won: all.stalled - stalled };
      const test = differenceTest(others, { deals: open, won: stalled });
      const share = winRateOf(stalled, open - stalled);
      if (!test || !share) return [];
      return [
        {
          field: fields[at]?.name ?? '',
          level: fields[at]?.levels[place] ?? '',
          open,
          deals: stalled,
          amount: hasAmount ? amount : null,
          share,
          rest: others.won / others.deals,
          pValue: test.pValue,
          at,
          place,
          z: test.z,
        },
      ];
    }),
  );
}
