import type { Alert } from '../../domain/document/alerts.ts';
import { closedDealsOf } from '../../sql/dealsOf.ts';
import type { SegmentValueRow } from '../../sql/segmentValues.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import { holm } from '../../stats/holm.ts';
import { meanDifference, type Sums } from '../../stats/meanDifference.ts';
import { emergingSentence } from '../../words/alertSentence.ts';
import { periodName } from '../../words/periodName.ts';
import { type TestFamily, untested } from './candidate.ts';
import { type AlertParts, valuedFields } from './parts.ts';

/** With fewer closed deals in either quarter the mean of amounts is no normal number. */
const FEWEST_DEALS = 50;

const KINDS = ['emerging-segment'] as const;

interface Grown {
  field: string;
  level: string;
  before: Sums;
  after: Sums;
}

/** Segments whose closed deals bring more than a quarter ago: win rate × mean amount rose. */
export function emergingAlerts(
  parts: AlertParts,
  rows: readonly SegmentValueRow[] | null,
): TestFamily {
  if (!rows) return untested(KINDS, 'It takes amounts and two quarters to compare.');
  const segments = paired(parts, rows).filter(
    ({ before, after }) => before.count >= FEWEST_DEALS && after.count >= FEWEST_DEALS,
  );
  const tested = segments.map((one) => ({ ...one, test: meanDifference(one.before, one.after) }));
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
      test && test.difference.estimate > 0
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

function paired(parts: AlertParts, rows: readonly SegmentValueRow[]): Grown[] {
  const nothing: Sums = { count: 0, sum: 0, squares: 0 };
  const found = new Map<string, Grown>();
  const valued = valuedFields(parts.fields, parts.drivers);
  for (const row of rows) {
    const field = valued[row.field]?.name;
    if (field === undefined || row.level === null) continue;
    const key = `${row.field}\0${row.level}`;
    const one = found.get(key) ?? { field, level: row.level, before: nothing, after: nothing };
    const sums = { count: row.deals, sum: row.value, squares: row.squares };
    found.set(key, row.after ? { ...one, after: sums } : { ...one, before: sums });
  }
  return [...found.values()];
}

function emerging(
  parts: AlertParts,
  { field, level, before, after }: Grown,
  { difference, pValue }: NonNullable<ReturnType<typeof meanDifference>>,
  qValue: number | null,
): Alert {
  const period = parts.comparison?.after;
  const levels = [{ field, level }];
  const mean = { before: before.sum / before.count, after: after.sum / after.count };
  const times = mean.before > 0 ? mean.after / mean.before : Infinity;
  const worth = (value: number): number => value * after.count;
  return {
    id: `emerging-segment:${field}=${level}`,
    kind: 'emerging-segment',
    basis: 'test',
    severity: 'info',
    sentence: emergingSentence({ field, level }, times, periodName(period?.label ?? '')),
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
