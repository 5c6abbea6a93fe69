import type { Alert } from '../../domain/document/alerts.ts';
import { closedDealsOf } from '../../sql/dealsOf.ts';
import type { SegmentValueRow } from '../../sql/segmentValues.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import { growthBeyond } from '../../stats/growthBeyond.ts';
import { holm } from '../../stats/holm.ts';
import { meanDifference, pooledMeanP, type Sums } from '../../stats/meanDifference.ts';
import { emergingSentence } from '../../words/alertSentence.ts';
import { periodName } from '../../words/periodName.ts';
import { type TestFamily, TWO_QUARTERS, untested } from './candidate.ts';
import { type AlertParts, valuedFields } from './parts.ts';

/** With fewer closed deals in either quarter the mean of amounts is no normal number. */
const FEWEST_DEALS = 50;

const KINDS = ['emerging-segment'] as const;

/** Won deals without an amount count as nothing: where their share moves by more than this, so does every mean. */
const AMOUNTS_CAME = 0.02;

const NOTHING: Sums = { count: 0, sum: 0, squares: 0 };

interface Quarter extends Sums {
  won: number;
  unpriced: number;
}

interface Grown {
  field: string;
  level: string;
  before: Quarter;
  after: Quarter;
}

/** Segments whose closed deals bring more than a quarter ago, and more so than the rest's: win rate × mean amount rose. */
export function emergingAlerts(
  parts: AlertParts,
  rows: readonly SegmentValueRow[] | null,
): TestFamily {
  if (!rows) return untested(KINDS, `It takes amounts, and ${TWO_QUARTERS}.`);
  const all = paired(parts, rows);
  const segments = all.filter(
    ({ before, after }) =>
      before.count >= FEWEST_DEALS &&
      after.count >= FEWEST_DEALS &&
      Math.abs(unpricedShare(before) - unpricedShare(after)) <= AMOUNTS_CAME,
  );
  const tested = segments.map((one) => ({ ...one, test: cautious(one, restOf(all, one)) }));
  const pValues = tested.map(({ test }) => test?.pValue ?? null);
  const tests = pValues.filter((p) => p !== null).length;
  if (tests === 0)
    return untested(KINDS, `No segment has ${FEWEST_DEALS} closed deals in both quarters.`);
  const familywise = holm(pValues);
  const q = benjaminiHochberg(pValues);
  return {
    kinds: KINDS,
    tests,
    withheld: null,
    candidates: tested.flatMap(({ test, ...one }, i) =>
      test?.rose
        ? [
            {
              alert: emerging(parts, one, test, q[i] ?? null),
              familywise: familywise[i] ?? 1,
            },
          ]
        : [],
    ),
  };
}

/**
 * The largest p of three tests. Against itself: Welch's test and Student's, as a segment that grew had few deals before, whose few wins hide how much
 * they vary (simulated, 20 segments that grew from 60 to 240 deals and nothing else: Welch alone raises 4% of files at a
 * share of 0.7%; from 50 to 500 deals at 5% won, 60%). Against the rest of its field: a good quarter raises every level.
 */
function cautious(one: Grown, rest: Pick<Grown, 'before' | 'after'>): Rise | null {
  const test = meanDifference(one.before, one.after);
  const beyond = growthBeyond(one, rest);
  if (!test || !beyond) return null;
  const pooled = pooledMeanP(one.before, one.after) ?? 1;
  const rose = test.difference.estimate > 0 && beyond.factor > 1;
  return { ...test, rose, pValue: Math.max(test.pValue, pooled, beyond.pValue) };
}

type Rise = NonNullable<ReturnType<typeof meanDifference>> & {
  /** More than before, and by a larger factor than the rest. */
  rose: boolean;
};

const unpricedShare = ({ won, unpriced }: Quarter): number => (won > 0 ? unpriced / won : 0);

/** The other levels of the same field, taken together. */
function restOf(all: readonly Grown[], one: Grown): Pick<Grown, 'before' | 'after'> {
  const others = all.filter((other) => other.field === one.field && other !== one);
  const sum = (side: 'before' | 'after'): Quarter =>
    others.reduce(
      (total, other) => ({
        count: total.count + other[side].count,
        sum: total.sum + other[side].sum,
        squares: total.squares + other[side].squares,
        won: total.won + other[side].won,
        unpriced: total.unpriced + other[side].unpriced,
      }),
      { ...NOTHING, won: 0, unpriced: 0 },
    );
  return { before: sum('before'), after: sum('after') };
}

function paired(parts: AlertParts, rows: readonly SegmentValueRow[]): Grown[] {
  const nothing: Quarter = { ...NOTHING, won: 0, unpriced: 0 };
  const found = new Map<string, Grown>();
  const valued = valuedFields(parts.fields, parts.drivers);
  for (const row of rows) {
    const field = valued[row.field]?.name;
    if (field === undefined || row.level === null) continue;
    const key = `${row.field}\0${row.level}`;
    const one = found.get(key) ?? { field, level: row.level, before: nothing, after: nothing };
    const { won, unpriced } = row;
    const sums = { count: row.deals, sum: row.value, squares: row.squares, won, unpriced };
    found.set(key, row.after ? { ...one, after: sums } : { ...one, before: sums });
  }
  return [...found.values()];
}

function emerging(
  parts: AlertParts,
  { field, level, before, after }: Grown,
  { difference, t, pValue }: Rise,
  qValue: number | null,
): Alert {
  const period = parts.comparison?.after;
  const levels = [{ field, level }];
  const mean = { before: before.sum / before.count, after: after.sum / after.count };
  const times = mean.before > 0 ? mean.after / mean.before : null;
  // The largest of many rises looks larger than it is: as for weak levels.
  const kept = Math.max(0, 1 - 1 / (t * t));
  const worth = (value: number): number => value * kept * after.count;
  return {
    id: `emerging-segment:${field}=${level}`,
    kind: 'emerging-segment',
    basis: 'test',
    severity: 'info',
    sentence: emergingSentence({ field, level }, times, {
      before: periodName(parts.comparison?.before.label ?? ''),
      after: periodName(period?.label ?? ''),
    }),
    segment: levels,
    evidence: [
      { what: 'value of a closed deal before', value: mean.before, unit: 'money' },
      { what: 'value of a closed deal after', value: mean.after, unit: 'money' },
      { what: 'closed deals before', value: before.count },
      { what: 'closed deals after', value: after.count },
    ],
    threshold: null,
    pValue,
    qValue,
    money: parts.money
      ? {
          estimate: worth(difference.estimate),
          low: worth(difference.low),
          high: worth(difference.high),
        }
      : null,
    deals: after.count,
    sql: period ? closedDealsOf(parts.where(levels), period).text : null,
  };
}
