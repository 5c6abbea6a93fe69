import { defaultComparison } from '../../../src/domain/comparisonChoice.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyse } from '../../../src/analysis/analyse.ts';
import { prepare } from '../../../src/analysis/prepare.ts';
import type { KeptRun } from '../../../src/analysis/setting.ts';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { findingId } from '../../../src/domain/findingId.ts';
import { sampleCsv } from '../../../src/samples/csv.ts';
import { SHAPES } from '../../../src/samples/shapes.ts';
import { openDuckDB } from '../../support/duckdb.ts';
import { analysisPort, loadCsv } from '../../support/loadCsv.ts';

const db = await openDuckDB();
afterAll(() => db.close());

/** Fewer than the samples have: enough to find what was planted. */
const DEALS = 40_000;

const run = { id: 'test', createdAt: '2026-01-01T00:00:00Z', appVersion: 'test', seed: 1 };

/** A loaded sample that can be analysed more than once, as the worker does. */
async function opened(id: 'decline' | 'flat') {
  const csv = [...sampleCsv(SHAPES[id], DEALS)];
  const dataset = await loadCsv(db, new File(csv, 'deals.csv'));
  const kept: KeptRun = { last: null };
  const titles: string[] = [];
  const port = analysisPort(db);
  const asked = {
    ...port,
    rows: (...query: Parameters<typeof port.rows>) => {
      titles.push(query[0]);
      return port.rows(...query);
    },
  } as typeof port;
  const prepared = await prepare(asked, dataset);
  return {
    titles,
    analyse: async (alertBudget?: number, snapshots: Analysis[] = []) => {
      titles.length = 0;
      const rest = {
        compare: defaultComparison,
        truth: null,
        materiality: 0.01,
        looksTried: 1,
        putBack: [],
      };
      return analyse(
        { port: asked, receipts: () => [], elapsedMs: () => 0, kept },
        dataset,
        prepared,
        { run, filters: [], ...rest, ...(alertBudget === undefined ? {} : { alertBudget }) },
        (snapshot) => snapshots.push(snapshot),
      );
    },
  };
}

const ALERT_QUESTIONS = ['segment-values', 'open-facts', 'open-cells', 'claimed-deals'];

describe('decline', () => {
  let sample: Awaited<ReturnType<typeof opened>>;
  let analysis: Analysis;
  beforeAll(async () => {
    sample = await opened('decline');
    analysis = await sample.analyse();
  }, 60_000);

  test('RECOMMEND-SAMPLE-1 the planted drop comes first; every action rests on what was told, and says its trial or why not', () => {
    const told = analysis.recommendations ?? [];
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(told.length).toBeLessThanOrEqual(5);
    expect(told[0]).toMatchObject({ rule: 'segment-drop', horizon: 'now' });
    expect(told[0]?.segment).toEqual([{ field: 'region', level: 'APAC' }]);
    for (const one of told) {
      expect(one.because.length, one.id).toBeGreaterThan(0);
      expect(one.test === null, one.id).toBe(one.testNote !== null);
      if (one.money === null) expect(one.moneyNote, one.id).not.toBeNull();
      else expect(one.money.low, one.id).toBeGreaterThan(0);
    }
  });

  test('RECOMMEND-SAMPLE-2 what actions rest on is in the document', () => {
    const { alerts, drivers, bridges, calendar, combinations } = analysis;
    const known = new Set([
      ...(alerts ?? []).map(({ id }) => id),
      ...(drivers?.effects ?? []).filter(({ driver }) => driver).map(findingId.driver),
      ...bridges.map(({ field }) => findingId.bridge(field)),
      ...(calendar?.drift ?? []).filter(({ told }) => told).map((one) => `mix:${one.field}`),
      ...(combinations ?? [])
        .filter(({ told }) => told)
        .map(({ aspect, levels }) => findingId.combination(aspect, levels)),
      ...(analysis.periods ?? []).map(({ label }) => findingId.period(label)),
      ...analysis.limits.map(({ topic }) => findingId.limit(topic)),
    ]);
    for (const { because } of analysis.recommendations ?? [])
      for (const id of because) expect(known.has(id), id).toBe(true);
  });

  test('ALERTS-AGAIN-1 another budget asks only what alerts and actions are made of', async () => {
    const snapshots: Analysis[] = [];
    const again = await sample.analyse(0.2, snapshots);
    for (const title of sample.titles) expect(ALERT_QUESTIONS).toContain(title);
    expect(snapshots[0]).toMatchObject({ alerts: null, recommendations: null });
    expect(snapshots.map(({ run: { pending } }) => pending.length)).toEqual([2, 1, 0]);
    expect(again.alertBudget?.familywisePerPeriod).toBe(0.2);
    expect(again.alerts?.length).toBeGreaterThanOrEqual(analysis.alerts?.length ?? 0);
    for (const part of ['verdict', 'drivers', 'combinations', 'calendar', 'cohorts'] as const)
      expect(again[part], part).toBe(analysis[part]);
  }, 30_000);

  test('ALERTS-AGAIN-2 back at the first budget the document says what it said', async () => {
    const again = await sample.analyse();
    for (const part of ['alerts', 'alertBudget', 'recommendations', 'limits'] as const)
      expect(again[part], part).toEqual(analysis[part]);
  }, 30_000);
});

test('RECOMMEND-SAMPLE-3 of the flat file the advice is to change nothing on its strength', async () => {
  const { recommendations, verdict } = await (await opened('flat')).analyse();
  expect(verdict.kind).toBe('no-evidence');
  expect(recommendations?.map(({ rule }) => rule)).toEqual(['look-again']);
  expect(recommendations?.[0]?.test?.weeks).toBeGreaterThan(0);
}, 60_000);
