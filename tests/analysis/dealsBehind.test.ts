import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { prepare, type Prepared } from '../../src/analysis/prepare.ts';
import { answerSlice } from '../../src/analysis/slices/answerSlice.ts';
import { rateBy } from '../../src/domain/definitionBridge.ts';
import { OURS } from '../../src/domain/definitions.ts';
import type { Analysis } from '../../src/domain/analysis.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { DealsQuestion } from '../../src/domain/dealsQuestion.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import { sampleCsv } from '../../src/samples/csv.ts';
import { SHAPES } from '../../src/samples/shapes.ts';
import {
  dealsOfAlert,
  dealsOfBridge,
  dealsOfCheck,
  dealsOfCombination,
  dealsOfEffect,
  dealsOfLevel,
  dealsOfPeriod,
  dealsOfSide,
} from '../../src/ui/text/dealsBehind.ts';
import { definitionsAsked } from '../../src/ui/views/definition/definitionsAsked.ts';
import { kpis } from '../../src/ui/views/brief/kpis.ts';
import { DealsDesk } from '../../workers/dealsDesk.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';
import { analysisPort, loadCsv } from '../support/loadCsv.ts';

/** The sample with a few rows broken: an id twice, a deal closed before it was created, a negative amount. */
function text(): string {
  const lines = [...sampleCsv(SHAPES.decline, 6_000)].join('').trimEnd().split('\n');
  const row = (at: number) => (lines[at] ?? '').split(',');
  const header = row(0);
  const put = (at: number, column: string, value: string) => {
    const cells = row(at);
    cells[header.indexOf(column)] = value;
    lines[at] = cells.join(',');
  };
  put(5, 'deal_id', row(4)[header.indexOf('deal_id')] ?? '');
  put(9, 'created_date', '2024-12-30');
  for (const at of [20, 21]) put(at, 'region', '');
  return `${lines.join('\n')}\n`;
}

let db: TestDuckDB;
let dataset: Dataset;
let prepared: Prepared;
let plan: IntakePlan;
let desk: DealsDesk;

beforeAll(async () => {
  db = await openDuckDB();
  dataset = await loadCsv(db, new File([text()], 'deals.csv'), (found) => (plan = found));
  prepared = await prepare(analysisPort(db), dataset);
  const loaded = { plan, dataset, prepared: { prepared } };
  desk = new DealsDesk({
    loaded: () => loaded,
    query: <Row extends object>(query: { text: string }) =>
      Promise.resolve(db.query(query) as unknown as Row[]),
    again: (work) => work(),
  });
}, 60_000);
afterAll(() => db.close());

/** An analysis takes seconds, and several tests look at the same one. */
const known = new Map<string, Promise<Analysis>>();

function analysed(filters: Analysis['filters']): Promise<Analysis> {
  const key = JSON.stringify(filters);
  const analysis = known.get(key) ?? analyseBy(filters);
  known.set(key, analysis);
  return analysis;
}

const ALL: Analysis['filters'] = [];
const SOME = [{ field: 'lead_source', values: ['Inbound', 'Outbound'] }];

async function analyseBy(filters: Analysis['filters']): Promise<Analysis> {
  const run = { id: 'test', createdAt: '2026-01-01T00:00:00Z', appVersion: 'test', seed: 1 };
  const host = { port: analysisPort(db), receipts: () => [], elapsedMs: () => 0 };
  const input = {
    run,
    filters,
    compare: defaultComparison,
    materiality: 0.01,
    looksTried: 1,
    putBack: [],
  };
  return analyse(host, dataset, prepared, { ...input, truth: null }, () => {});
}

async function countOf(question: DealsQuestion | null | undefined) {
  if (!question) throw new Error('This number has deals behind it.');
  const wish = { from: 0, rows: 1, sort: null, search: '', withPersonal: false };
  const answer = await desk.page(question, wish);
  if (!answer.ok) throw new Error(answer.problem.detail ?? answer.problem.sentence);
  // What the receipt shows finds the same deals.
  const sql = `SELECT count(*)::DOUBLE AS n FROM (${answer.value.receipt.sql})`;
  expect(db.query(sql)).toEqual([{ n: answer.value.counts.deals }]);
  return answer.value.counts;
}

test.each([
  { what: 'the whole file', filters: ALL },
  { what: 'a filter', filters: SOME },
])(
  'DEALS-BEHIND-1 with $what every number opens as many deals as it counts',
  { timeout: 120_000 },
  async ({ filters }) => {
    const analysis = await analysed(filters);
    const { verdict, bridges, segments, drivers, periods, combinations, alerts } = analysis;
    for (const side of [verdict.before, verdict.after]) {
      const counts = await countOf(dealsOfSide(analysis, side));
      expect(counts).toMatchObject({ deals: side?.deals, won: side?.won });
    }
    for (const bridge of bridges)
      for (const [row, part] of bridge.parts.slice(0, 4).entries()) {
        const of = async (key: string) =>
          (await countOf(dealsOfBridge(analysis, bridge, row, key)?.question)).deals;
        expect(await of('dealsBefore')).toBe(part.dealsBefore);
        expect(await of('dealsAfter')).toBe(part.dealsAfter);
      }
    for (const { field, level, won, lost, open } of segments.slice(0, 30)) {
      const closed = await countOf(dealsOfLevel(analysis, field, level, 'closed')?.question);
      expect(closed, level).toEqual({ deals: won + lost, won, lost, open: 0 });
      const opened = await countOf(dealsOfLevel(analysis, field, level, 'open')?.question);
      expect(opened.deals).toBe(open);
    }
    for (const effect of drivers?.effects.slice(0, 20) ?? []) {
      const asked = dealsOfEffect(analysis, effect, 'deals');
      if (asked)
        expect(await countOf(asked.question)).toMatchObject({
          deals: effect.deals,
          won: effect.won,
        });
    }
    for (const period of periods ?? []) {
      const { deals } = await countOf(dealsOfPeriod(analysis, period, 'deals')?.question);
      expect(deals, `${period.clock} ${period.label}`).toBe(period.deals);
    }
    for (const one of combinations?.slice(0, 10) ?? []) {
      const question = dealsOfCombination(analysis, one);
      if (question) expect((await countOf(question)).deals).toBe(one.deals);
    }
    expect(alerts?.length).toBeGreaterThan(0);
    for (const alert of alerts ?? []) {
      const question = dealsOfAlert(analysis, alert);
      if (question && alert.kind !== 'data-quality')
        expect((await countOf(question)).deals, alert.id).toBe(alert.deals);
    }
    const figures = new Map(kpis(analysis).map(({ name, deals }) => [name, deals.question]));
    expect((await countOf(figures.get('Closed deals'))).deals).toBe(verdict.after?.deals);
    expect((await countOf(figures.get('Won deal'))).deals).toBe(verdict.after?.won);
    expect((await countOf(figures.get('Open'))).deals).toBe(analysis.totals.open);
    expect((await countOf(figures.get('Velocity'))).deals).toBe(verdict.after?.deals);
  },
);

test('DEALS-BEHIND-2 a check of the data opens the deals it counts, whatever the filters', async () => {
  const { quality } = await analysed(ALL);
  const checks = quality?.checks.filter((check) => dealsOfCheck(check) !== null) ?? [];
  expect(checks.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['duplicate-ids', 'closed-before-created', 'blank:region']),
  );
  for (const check of checks) {
    const { deals } = await countOf(dealsOfCheck(check));
    // Both rows of an id are listed; one of them is one too many.
    expect(deals, check.id).toBe(check.id === 'duplicate-ids' ? 2 * check.count : check.count);
  }
}, 60_000);

test.each(['period', 'file'] as const)(
  'DEALS-BEHIND-3 our own definition of the win rate of the %s is the one on the page',
  async (scope) => {
    for (const filters of [ALL, SOME]) {
      const analysis = await analysed(filters);
      const asked = definitionsAsked(analysis, scope);
      if (!asked) throw new Error('There are two quarters to compare.');
      const slice = await answerSlice(analysisPort(db), dataset, asked.question);
      if (slice?.kind !== 'definitions') throw new Error('That was asked for.');
      const { after } = analysis.verdict;
      const shown = scope === 'period' ? after?.winRate : analysis.totals.winRate;
      expect(rateBy(slice.counts, OURS).rate).toBeCloseTo(shown?.estimate ?? -1, 12);
      expect(asked.parts).toContain('open');
      expect(asked.parts.includes('unfiltered')).toBe(filters.length > 0);
      expect(asked.parts.includes('clock')).toBe(scope === 'period');
    }
  },
  120_000,
);
