import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findCohorts } from '../../src/analysis/cohorts.ts';
import { cycleChange } from '../../src/analysis/cycleChange.ts';
import { readLifeTable, type LifeTable } from '../../src/analysis/lifeTable.ts';
import { prepare } from '../../src/analysis/prepare.ts';
import type { Cohort, Cohorts } from '../../src/domain/document/cohorts.ts';
import { sql } from '../../src/sql/sql.ts';
import r from '../reference/survival.json' with { type: 'json' };
import { loadFiles } from '../ingest/joinFiles.ts';
import { openPort } from '../ingest/openPort.ts';
import { expectClose } from '../stats/close.ts';
import { expectHazards } from '../stats/survivalAnswers.ts';
import { analyseCsv } from '../support/analyseCsv.ts';
import { analysisPort } from '../support/loadCsv.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const present = existsSync(data);
if (!present) console.log('skipped: ../shared/data is absent, so no cohorts of public files');

/** Files dropped together, by way of the app's own chain as far as the cohorts. */
async function cohortsOf(...names: string[]): Promise<{ found: Cohorts; life: LifeTable }> {
  const files = names.map((name) => {
    const last = name.split('/').at(-1) ?? name;
    return new File([readFileSync(new URL(name, data))], last);
  });
  const opened = await openPort();
  try {
    const dataset = await loadFiles(opened, files);
    const port = analysisPort(opened.db);
    const prepared = await prepare(port, dataset);
    const life = await readLifeTable(port, dataset, prepared.horizon, sql`TRUE`);
    if (life === null) throw new Error('no created dates');
    return { found: findCohorts(life, prepared), life };
  } finally {
    opened.db.close();
  }
}

interface PointAnswer {
  age: number;
  atRisk: number;
  won: { share: number; low: number | null; high: number | null };
  lost: { share: number; low: number | null; high: number | null };
}

function expectCurve(found: Cohort['curve'], answer: readonly PointAnswer[], what: string): void {
  expect(found.map(({ age, atRisk }) => [age, atRisk])).toEqual(
    answer.map(({ age, atRisk }) => [age, atRisk]),
  );
  answer.forEach(({ age, ...expected }, i) => {
    for (const end of ['won', 'lost'] as const) {
      const { share, low, high } = expected[end];
      expectClose(found[i]?.[end].estimate, share, `${what} ${end} by ${age}`);
      if (low !== null) expectClose(found[i]?.[end].low, low, `${what} ${end} low by ${age}`);
      if (high !== null) expectClose(found[i]?.[end].high, high, `${what} ${end} high by ${age}`);
    }
  });
}

interface CohortAnswer {
  label: string;
  deals: number;
  won: number;
  lost: number;
  open: number;
  curve?: PointAnswer[];
  projected?: { rate: number; low: number; high: number };
  old?: number;
}

/** Everything but the projections: these a file may withhold. */
function expectCohorts(found: Cohorts, answer: { all: PointAnswer[]; cohorts: CohortAnswer[] }) {
  expectCurve(found.all, answer.all, 'all');
  expect(found.cohorts.map(({ label }) => label)).toEqual(answer.cohorts.map((one) => one.label));
  answer.cohorts.forEach(({ label, deals, won, lost, open, curve }, i) => {
    expect(found.cohorts[i]).toMatchObject({ label, deals, won, lost, open });
    expectCurve(found.cohorts[i]?.curve ?? [], curve ?? [], label);
  });
}

function expectProjections(found: Cohorts, answer: readonly CohortAnswer[]): void {
  for (const { label, projected, old } of answer) {
    const cohort = found.cohorts.find((one) => one.label === label);
    if (!projected) expect(cohort?.projected).toBeNull();
    else {
      expectClose(cohort?.projected?.estimate, projected.rate, `${label} projected`);
      expectClose(cohort?.projected?.low, projected.low, `${label} low`);
      expectClose(cohort?.projected?.high, projected.high, `${label} high`);
    }
    if (projected) expect(cohort?.bounds?.deals ?? 0).toBe(old);
  }
}

function expectCycleChange(life: LifeTable, { labels, ...answer }: typeof r.wave.logRank): void {
  const start = (label = '') =>
    label.replace(
      /Q(\d)/,
      (_, quarter) => `-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`,
    );
  const found = cycleChange(life, start(labels[0]), start(labels[1]));
  expectClose(found?.test?.chiSquare, answer.chiSquare, 'log-rank');
  expectClose(found?.test?.pValue, answer.pValue, 'p of log-rank');
  expect([found?.before, found?.after]).toEqual([answer.before, answer.after]);
  expect(found?.longer?.estimate).toBe(answer.after.estimate - answer.before.estimate);
}

const rowsOf = ({ cohorts }: LifeTable) => cohorts.flatMap(({ ages }) => ages);

describe.skipIf(!present)('public files', () => {
  test('COHORT-1 wave: cohort curves and projection equal R’s', { timeout: 60_000 }, async () => {
    const { found, life } = await cohortsOf(
      'salesforce_wave/Opportunity.csv',
      'salesforce_wave/OpportunityHistory.csv',
    );
    expect(found.lastAge).toBe(r.wave.lastAge);
    expectCohorts(found, r.wave);
    expectProjections(found, r.wave.cohorts);
    expectHazards(rowsOf(life), r.wave.hazards);
    expectCycleChange(life, r.wave.logRank);
    expect(found.cohorts.at(-2)?.sentence).toBe(
      'Deals created in Q1 2017: 95% decided, 23% of them won; if the open ones end as earlier ones did at their age, 23% (22–24%).',
    );
    expect(found.cohorts.at(-1)?.sentence).toContain(
      'Deals created in Q2 2017 so far: 44% decided',
    );
    expect(found.assumption).toContain('no change');
  });

  test(
    'COHORT-2 maven, cut on the closed date: quarters before the cut are withheld, forgotten deals give bounds',
    { timeout: 60_000 },
    async () => {
      const { found, life } = await cohortsOf('maven_crm/sales_pipeline.csv');
      expect(found.lastAge).toBe(r.maven.lastAge);
      expectCohorts(found, r.maven);
      expectProjections(found, r.maven.cohorts);
      expect(found.cohorts[0]?.reason).toContain('cut on the closed date');
      expectHazards(rowsOf(life), r.maven.hazards);
      expect(found.cohorts[2]?.sentence).toBe(
        'Deals created in Q2 2017: 85% decided, 62% of them won. 366 open deals are older than nearly any that ended: 52% if all of them are lost, 68% if all are won.',
      );
    },
  );

  test(
    'COHORT-3 skygeni, closed deals only: curves over them, and no projection',
    { timeout: 60_000 },
    async () => {
      const { found, life } = await cohortsOf('skygeni/skygeni_sales_data.csv');
      expectCohorts(found, r.skygeni);
      expect(found.cohorts.every(({ projected }) => projected === null)).toBe(true);
      expect(found.cohorts[0]?.reason).toContain('closed deals only');
      expect([found.reason, found.assumption]).toEqual([found.cohorts[0]?.reason, null]);
      expectHazards(rowsOf(life), r.skygeni.hazards);
      expectCycleChange(life, r.skygeni.logRank);
    },
  );
});

/** Deals created daily through 2023 that take up to 89 days: the fast half is won; 30 are forgotten. */
function deals(): string {
  const day = (i: number) => new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10);
  const end = 365;
  const rows = Array.from({ length: 2 * end }, (_, i) => {
    const created = i >> 1;
    const cycle = (i * 37) % 90;
    const open = created + cycle > end || (created < 60 && i % 4 === 3);
    const outcome = open ? 'Open' : cycle < 45 ? 'Won' : 'Lost';
    return [
      `D${i}`,
      day(created),
      open ? '' : day(created + cycle),
      i % 3 ? 'EU' : 'US',
      outcome,
    ].join();
  });
  return ['deal_id,created_date,closed_date,region,outcome', ...rows].join('\n');
}

test(
  'COHORT-4 the rate so far of a young quarter leans to what ends fast; its projection does not',
  { timeout: 60_000 },
  async () => {
    const pending: boolean[] = [];
    const { cohorts } = await analyseCsv(deals(), {
      onSnapshot: ({ run }) => pending.push(run.pending.includes('cohorts')),
    });
    expect(pending[0]).toBe(true);
    expect(pending.at(-1)).toBe(false);
    const last = cohorts?.cohorts.at(-1);
    expect(last?.winRate?.estimate).toBeGreaterThan(0.6);
    expect(last?.projected?.low).toBeLessThan(0.5);
    expect(last?.projected?.high).toBeGreaterThan(0.5);
    expect(last?.decidedShare).toBeLessThan(0.6);
    expect(cohorts?.all.length).toBeLessThanOrEqual(24);
  },
);

test(
  'COHORT-5 deals older than deals ever take are not foretold: they give bounds',
  { timeout: 60_000 },
  async () => {
    const { cohorts } = await analyseCsv(deals());
    const first = cohorts?.cohorts[0];
    expect([first?.open, first?.bounds?.deals]).toEqual([30, 30]);
    expect(first?.bounds?.low).toBeLessThan(first?.projected?.estimate ?? 0);
    expect(first?.bounds?.high).toBeGreaterThan(first?.projected?.estimate ?? 1);
    expect(first?.sentence).toContain('30 open deals are older than nearly any that ended');
  },
);

test(
  'COHORT-6 a filter leaves its own deals, and only closed ones may be left',
  { timeout: 60_000 },
  async () => {
    const { cohorts, totals } = await analyseCsv(deals(), {
      filters: [{ field: 'region', values: ['US'] }],
    });
    const told = cohorts?.cohorts.reduce((sum, one) => sum + one.deals, 0);
    expect(told).toBe(totals.deals);
    expect(totals.deals).toBeLessThan(300);
  },
);

test(
  'COHORT-7 without created dates there are none, with the reason',
  { timeout: 60_000 },
  async () => {
    const lines = deals()
      .split('\n')
      .map((line) => line.split(',').toSpliced(1, 1).join());
    const { cohorts } = await analyseCsv(lines.join('\n'));
    expect(cohorts?.cohorts).toEqual([]);
    expect(cohorts?.reason).toContain('created dates');
  },
);
