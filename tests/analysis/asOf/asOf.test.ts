import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { valueChecks } from '../../../src/analysis/qualityValues.ts';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { timeMachine } from '../../support/analyseAsOf.ts';
import { cutCsv, datedDeals, wholeCsv } from '../../support/datedDeals.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { dataset } from '../../support/intakeFixture.ts';

const DAY = '2024-06-30';
const deals = datedDeals(6_000, { seed: 7, last: '2025-05-20', falls: '2024-04-01' });

/** Numbers of both within 1e-12 of each other, everything else the same. */
function sameNumbers(one: unknown, other: unknown, path = ''): void {
  if (typeof one === 'number' && typeof other === 'number') {
    const size = Math.max(1, Math.abs(one), Math.abs(other));
    expect(Math.abs(one - other) / size, path).toBeLessThanOrEqual(1e-12);
  } else if (
    one !== null &&
    typeof one === 'object' &&
    other !== null &&
    typeof other === 'object'
  ) {
    expect(Object.keys(other), path).toEqual(Object.keys(one));
    for (const key of Object.keys(one))
      sameNumbers(
        (one as Record<string, unknown>)[key],
        (other as Record<string, unknown>)[key],
        `${path}.${key}`,
      );
  } else expect(other, path).toEqual(one);
}

describe('a file as of a day', () => {
  let db: TestDuckDB;
  let whole: Analysis;
  let then: Analysis;
  let again: Analysis;
  let cut: Analysis;

  beforeAll(async () => {
    db = await openDuckDB();
    const at = await timeMachine(db, wholeCsv(deals));
    whole = await at(null);
    then = await at(DAY);
    again = await at(null);
    const other = await openDuckDB();
    cut = await (await timeMachine(other, cutCsv(deals, DAY)))(null);
    other.close();
  }, 120_000);
  afterAll(() => db.close());

  const PARTS = [
    'totals',
    'verdict',
    'periods',
    'segments',
    'bridges',
    'drivers',
    'combinations',
    'cohorts',
    'calendar',
    'reps',
    'alerts',
    'pipeline',
    'quality',
    'trackRecord',
  ] as const;

  test.each(PARTS)('AS-OF-1 %s is that of a file made on that day', (part) => {
    expect(then[part]).not.toBeNull();
    sameNumbers(cut[part], then[part], part);
  });

  test('AS-OF-2 it says how it was made, and the counts add up', () => {
    const { asOf } = then.run;
    expect(asOf).toMatchObject({
      day: DAY,
      untold: 0,
      blanked: ['Stage', 'Loss Reason', 'Last Activity'],
    });
    expect((asOf?.deals ?? 0) + (asOf?.createdLater ?? 0)).toBe(deals.length);
    expect(then.totals.deals).toBe(asOf?.deals);
    expect(asOf?.closedLater).toBeGreaterThan(0);
    expect(then.totals.open).toBeGreaterThanOrEqual(asOf?.closedLater ?? 0);
    expect(then.source.asOf).toBe(DAY);
  });

  test('AS-OF-4 bands are those of the deals that stood in the file', () => {
    const amount = then.run.asOf?.fields.find(({ name }) => name === 'Amount');
    const now = whole.segments.filter(({ field }) => field === 'Amount').map(({ level }) => level);
    expect(amount?.levels).toHaveLength(5);
    expect(amount?.levels.filter((level) => now.includes(level))).toEqual([]);
    expect(then.verdict.kind).toBe('declined');
    expect(then.drivers?.effects.some(({ driver }) => driver)).toBe(true);
  });

  test('AS-OF-3 back to today is what it was before', () => {
    expect(again.run.asOf).toBeUndefined();
    for (const part of PARTS) sameNumbers(whole[part], again[part], part);
  });
});

test('AS-OF-5 what was counted as the file was read is a share of its rows, not of the deals of the day', () => {
  const then = { ...dataset, rows: 1_000, deals: 100 };
  const found = valueChecks({
    ...then,
    blanks: [{ column: 'Region', value: 'N/A', rows: 500 }],
    mergeOffers: [
      {
        column: 0,
        name: 'Region',
        into: 'North',
        from: [{ value: 'north', rows: 200 }],
        reason: '',
      },
    ],
  });
  expect(found.map(({ share }) => share)).toEqual([0.5, 0.2]);
});
