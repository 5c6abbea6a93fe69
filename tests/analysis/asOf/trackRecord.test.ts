import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { findHorizon } from '../../../src/analysis/horizon.ts';
import { livesPort } from '../../../src/analysis/asOf/livesPort.ts';
import { masks } from '../../../src/analysis/masks.ts';
import { dealLives } from '../../../src/sql/dealLives.ts';
import { timeMachine } from '../../support/analyseAsOf.ts';
import { datedDeals, wholeCsv } from '../../support/datedDeals.ts';
import { openDuckDB, type TestDuckDB } from '../../support/duckdb.ts';
import { analysisPort, loadCsv } from '../../support/loadCsv.ts';

const ENDS = ['2024-12-31', '2024-06-30', '2023-09-30'];

describe('the track record of a file whose win rate falls once', () => {
  let db: TestDuckDB;
  let whole: Analysis;
  const then = new Map<string, Analysis>();

  beforeAll(async () => {
    db = await openDuckDB();
    const deals = datedDeals(9_000, { seed: 3, last: '2025-05-20', falls: '2024-04-01' });
    const at = await timeMachine(db, wholeCsv(deals));
    whole = await at(null);
    for (const day of ENDS) then.set(day, await at(day));
  }, 180_000);
  afterAll(() => db.close());

  test('RECORD-1 what was said on a day is what the analysis as of that day says', () => {
    for (const day of ENDS) {
      const recorded = whole.trackRecord?.verdicts.find((one) => one.day === day);
      const verdict = then.get(day)?.verdict;
      expect(recorded).toMatchObject({
        kind: verdict?.kind,
        before: verdict?.before?.label,
        after: verdict?.after?.label,
      });
      expect(recorded?.change?.estimate).toBeCloseTo(verdict?.change?.estimate ?? NaN, 12);
      expect(recorded?.change?.low).toBeCloseTo(verdict?.change?.low ?? NaN, 12);
    }
  });

  test('RECORD-2 the planted fall is said on the day, and held', () => {
    const { verdicts = [], graded, held, sentence } = whole.trackRecord ?? {};
    expect(verdicts.find((one) => one.day === '2024-06-30')).toMatchObject({
      kind: 'declined',
      held: 'held',
    });
    expect(verdicts.map(({ day }) => day)).toEqual(
      verdicts.map(({ day }) => day).toSorted((a, b) => (a < b ? 1 : -1)),
    );
    expect(verdicts[0]?.held).toBe('too-early');
    expect(graded).toBeGreaterThanOrEqual(5);
    expect(held).toBeGreaterThanOrEqual((graded ?? 0) - 1);
    expect(sentence).toMatch(/^Of the last \d quarter ends that can be checked/);
  });

  test('RECORD-3 the planted driver is named at past quarter ends, and holds', () => {
    const { drivers } = whole.trackRecord ?? {};
    expect(drivers?.quarterEnds).toBe(4);
    expect(drivers?.named).toBeGreaterThanOrEqual(4);
    expect(drivers?.held).toBeLessThanOrEqual(drivers?.named ?? 0);
    expect(drivers?.held).toBeGreaterThan(0);
  });

  test('RECORD-4 a day in the past has the record that was known then', () => {
    const days = then.get('2024-06-30')?.trackRecord?.verdicts.map(({ day }) => day) ?? [];
    expect(days.length).toBeGreaterThan(0);
    expect(days.every((day) => day < '2024-06-30')).toBe(true);
  });
});

test('RECORD-5 the edges of a past day follow from counts by day as from the deals themselves', async () => {
  const db = await openDuckDB();
  const deals = datedDeals(3_000, { seed: 11, last: '2025-05-20', falls: '2030-01-01' });
  const dataset = await loadCsv(db, new File([wholeCsv(deals)], 'deals.csv'));
  const port = analysisPort(db);
  const lives = await port.columns('', '', dealLives());
  const own = await findHorizon(port, dataset);
  const day = dataset.source.asOf ?? '';
  const again = await findHorizon(livesPort(port, lives, day), dataset);
  expect(again.edges).toEqual(own.edges);
  expect(again.creations).toEqual(own.creations);
  expect(again.closes).toEqual(own.closes);
  expect(again.winRate).toBe(own.winRate);
  for (const clock of ['closed', 'created'] as const)
    expect(masks(again, 'quarter', clock)).toEqual(masks(own, 'quarter', clock));
  db.close();
});
