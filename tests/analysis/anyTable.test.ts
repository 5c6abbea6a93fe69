import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { prepare } from '../../src/analysis/prepare.ts';
import type { Analysis } from '../../src/domain/analysis.ts';
import { openDuckDB } from '../support/duckdb.ts';
import { analysisPort, loadCsv } from '../support/loadCsv.ts';

const db = await openDuckDB();
afterAll(() => db.close());

interface Deal {
  outcome: string;
  region: string;
  source: string;
  rep: string;
  amount: string;
  created: number;
  days: number;
}

const pick = (...values: string[]) => fc.constantFrom(...values);

/** Files that statistics stumble over: one class, empty levels, no amounts, all on one day, dates the wrong way round. */
const deal = (outcomes: readonly string[]): fc.Arbitrary<Deal> =>
  fc.record({
    outcome: fc.constantFrom(...outcomes),
    region: pick('APAC', 'EMEA', 'LATAM', ''),
    source: pick('Partner', 'Inbound', 'O\'Neil; "x"', '(blank)'),
    rep: pick('Ann', 'Bob', 'Cy'),
    amount: pick('0', '1000', '2500.5', '1e12', '', '-40'),
    created: fc.nat({ max: 900 }),
    days: fc.integer({ min: -3, max: 250 }),
  });

const table: fc.Arbitrary<Deal[]> = fc
  .constantFrom(
    ['Closed Won', 'Closed Lost'],
    ['Closed Won', 'Closed Lost', 'Open'],
    ['Closed Won', 'Closed Lost', 'Closed Lost', 'Closed Lost'],
  )
  .chain((outcomes) => fc.array(deal(outcomes), { minLength: 2, maxLength: 250, size: 'max' }))
  // A file needs both outcomes to be one of deals.
  .map((deals) =>
    deals.map((one, i) =>
      i < 2 ? { ...one, outcome: i === 0 ? 'Closed Won' : 'Closed Lost' } : one,
    ),
  );

const DAY = 86_400_000;
const day = (n: number): string =>
  new Date(Date.UTC(2022, 0, 1) + n * DAY).toISOString().slice(0, 10);
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

function csvOf(deals: readonly Deal[]): string {
  const header = 'deal_id,stage,region,source,sales_rep,amount,created_date,close_date';
  const lines = deals.map((one, i) =>
    [
      `D${i}`,
      one.outcome,
      one.region,
      one.source,
      one.rep,
      one.amount,
      day(one.created),
      one.outcome === 'Open' ? '' : day(one.created + one.days),
    ]
      .map(quoted)
      .join(','),
  );
  return [header, ...lines, ''].join('\n');
}

async function analysed(deals: readonly Deal[]): Promise<Analysis> {
  const dataset = await loadCsv(db, new File([csvOf(deals)], 'deals.csv'));
  const port = analysisPort(db);
  const prepared = await prepare(port, dataset);
  const run = { id: 'test', createdAt: '2026-01-01T00:00:00Z', appVersion: 'test', seed: 1 };
  return analyse(
    { port, receipts: () => [], elapsedMs: () => 0 },
    dataset,
    prepared,
    {
      run,
      filters: [],
      compare: defaultComparison,
      truth: null,
      materiality: 0.01,
      looksTried: 1,
      putBack: [],
    },
    () => {},
  );
}

/** Everything in a document that no page could show: numbers that are none, words made of them, rates out of range. */
function faults(value: unknown, path: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value === 'string')
    return /\b(?:NaN|Infinity|undefined)\b/.test(value) ? [`${path} says ${value}`] : [];
  if (value === undefined) return [`${path} is undefined`];
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, part]) => faults(part, `${path}.${key}`));
  return [...inside, ...intervalFaults(value, path)];
}

const RATES =
  /\.(?:winRate|winRateByValue|pValue|qValue|pValueFamilywise|shrunk|decidedShare|share)$/;

function intervalFaults(value: object, path: string): string[] {
  if (!('estimate' in value && 'low' in value && 'high' in value)) return [];
  const { estimate, low, high } = value as { estimate: number; low: number; high: number };
  const slack = 1e-9 * Math.max(1, Math.abs(estimate));
  if (low > estimate + slack || estimate > high + slack) return [`${path} is out of its interval`];
  return RATES.test(path) && (low < -1e-12 || high > 1 + 1e-12) ? [`${path} is no rate`] : [];
}

test('DOCUMENT-1 no generated file makes a number that is none, a rate out of range or an interval beside its estimate', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (deals) => {
      const analysis = await analysed(deals);
      expect(analysis.run.pending).toEqual([]);
      expect(faults(analysis, 'analysis')).toEqual([]);
    }),
    { seed: 20240613, numRuns: 40, endOnFailure: true },
  );
}, 120_000);

const INVARIANT = [
  'verdict',
  'segments',
  'bridges',
  'drivers',
  'combinations',
  'cohorts',
  'calendar',
  'reps',
  'alerts',
  'recommendations',
  'pipeline',
] as const;

test('DOCUMENT-2 the order of rows changes nothing but the last digits', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.nat(), async (deals, turn) => {
      const at = turn % deals.length;
      const turned = [...deals.slice(at), ...deals.slice(0, at)].reverse();
      const [a, b] = [await analysed(deals), await analysed(turned)];
      for (const part of INVARIANT) expect(rounded(a[part]), part).toEqual(rounded(b[part]));
    }),
    { seed: 7, numRuns: 8, endOnFailure: true },
  );
}, 120_000);

/** To six digits: sums in another order differ in their last ones. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'number' ? Number(part.toPrecision(6)) : part,
    ) ?? 'null',
  );
