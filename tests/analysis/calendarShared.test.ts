import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.ts';
import { repMonths, type RepMonthRow } from '../../src/sql/repMonths.ts';
import { sql } from '../../src/sql/sql.ts';
import { benjaminiHochberg } from '../../src/stats/benjaminiHochberg.ts';
import { consistency } from '../../src/stats/consistency.ts';
import { normalTwoSided } from '../../src/stats/distributions.ts';
import r from '../reference/calendar.json' with { type: 'json' };
import { expectClose } from '../stats/close.ts';
import { analyseCsv } from '../support/analyseCsv.ts';
import { openDuckDB } from '../support/duckdb.ts';
import { loadCsv } from '../support/loadCsv.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const present = existsSync(data);
if (!present)
  console.log(
    'skipped: ../shared/data is absent, so calendar and reps are not held against R there',
  );

const files = {
  skygeni: 'skygeni/skygeni_sales_data.csv',
  wave: 'salesforce_wave/Opportunity.csv',
  maven: 'maven_crm/sales_pipeline.csv',
} as const;
type Name = keyof typeof files;
const read = (name: Name): string => readFileSync(new URL(files[name], data), 'utf8');

describe.skipIf(!present)('the public files', () => {
  const analyses = new Map<Name, Analysis>();
  beforeAll(async () => {
    for (const name of Object.keys(files) as Name[])
      analyses.set(name, await analyseCsv(read(name)));
  }, 120_000);
  const of = (name: Name): Analysis => {
    const found = analyses.get(name);
    if (!found) throw new Error(`${name} was not analysed`);
    return found;
  };

  test.each(Object.keys(files) as Name[])(
    'CALENDAR-R-1 season, trend and change point equal R: %s',
    (name) => {
      const { calendar } = of(name);
      const answer = r.files[name];
      const effect = calendar?.effects[0];
      for (const key of ['chiSquare', 'df', 'dispersion', 'residualDf', 'pValue'] as const)
        expectClose(effect?.[key], answer.season[key], key);
      answer.season.points.forEach((points, i) => {
        expectClose(effect?.seasons[i]?.points?.estimate, points.points, 'points');
        expectClose(effect?.seasons[i]?.points?.low, points.low, 'low');
        expectClose(effect?.seasons[i]?.points?.high, points.high, 'high');
      });
      expect(calendar?.trend === null).toBe(answer.trend === null);
      if (answer.trend) {
        expectClose((calendar?.trend?.z ?? NaN) ** 2, answer.trend.chiSquare, 'z²');
        expectClose(calendar?.trend?.pointsPerPeriod.low, answer.trend.low, 'low');
        expectClose(calendar?.trend?.pValue, answer.trend.pValue, 'trend p');
      }
      expect(calendar?.changePoint === null).toBe(answer.change === null);
      if (answer.change) {
        expectClose(calendar?.changePoint?.pValue, answer.change.pValue, 'change p');
        expect(calendar?.changePoint?.permutations).toBe(answer.change.permutations);
      }
    },
  );

  test.each(Object.keys(files) as Name[])('CALENDAR-R-2 stability indexes equal R: %s', (name) => {
    for (const { field, index, moved } of r.files[name].drift) {
      const found = of(name).calendar?.drift.find((one) => one.field === field);
      expectClose(found?.index, index, `${field} index`);
      expectClose(found?.moved, moved, `${field} moved`);
    }
  });

  test.each(Object.keys(files) as Name[])(
    'REPS-R-1 expected wins, funnel and consistency equal R: %s',
    (name) => {
      const answer = r.files[name];
      const spread = of(name).repSpread;
      expectClose(spread?.overdispersion, answer.overdispersion, 'overdispersion');
      const reps = (of(name).reps ?? [])
        .filter((one) => one.expected !== null)
        .sort((a, b) => (a.rep < b.rep ? -1 : 1));
      expect(reps).toHaveLength(answer.reps.length);
      answer.reps.forEach(({ expected, z }, i) => {
        expectClose(reps[i]?.expected, expected, `expected of rep ${i}`);
        if (z === null) expect(reps[i]?.pValue).toBeNull();
        else
          expectClose(
            reps[i]?.pValue,
            normalTwoSided(z / Math.sqrt(answer.overdispersion)),
            `p of rep ${i}`,
          );
      });
      expect(reps.filter((one) => one.consistency)).toHaveLength(answer.consistency.length);
      for (const expected of answer.consistency) {
        const found = reps[expected.rep]?.consistency;
        expect([found?.grain, found?.periods]).toEqual([answer.grain, expected.periods]);
        for (const key of ['dispersion', 'pValue', 'index'] as const)
          expectClose(found?.[key], expected[key], `${key} of rep ${expected.rep}`);
        expectClose(found?.spreadPoints.estimate, expected.spread, 'spread');
        expectClose(found?.spreadPoints.low, expected.low, 'low');
        expectClose(found?.spreadPoints.high, expected.high, 'high');
      }
    },
  );

  // By months, rep_1 of skygeni would be told (q 0.03), which chance alone does to 1 file of 50 like it.
  test.each(['skygeni', 'wave'] as const)('CALENDAR-QUIET-1 nothing is told: %s', (name) => {
    const { calendar, reps, repSpread } = of(name);
    expect(calendar?.effects.filter((one) => one.told)).toEqual([]);
    expect([calendar?.trend?.told ?? false, calendar?.changePoint?.told ?? false]).toEqual([
      false,
      false,
    ]);
    expect(calendar?.drift.filter((one) => one.told)).toEqual([]);
    expect(reps?.filter((one) => one.consistency?.low)).toEqual([]);
    expect(reps?.filter((one) => (one.qValue ?? 1) < 0.1)).toEqual([]);
    expect(repSpread?.tellApart).toBe(false);
  });

  test('MAVEN-CALENDAR-1 the month of the quarter is found and named', () => {
    const [effect] = of('maven').calendar?.effects ?? [];
    expect(effect).toMatchObject({ kind: 'month-of-quarter', told: true });
    const rates = effect?.seasons.map((one) => one.winRate?.estimate ?? NaN) ?? [];
    expect(rates[2]).toBeGreaterThan(0.78);
    expect(rates[2]).toBeLessThan(0.83);
    for (const rate of rates.slice(0, 2)) {
      expect(rate).toBeGreaterThan(0.49);
      expect(rate).toBeLessThan(0.57);
    }
    expect(effect?.sentence).toBe(
      'Deals that close in the last month of a quarter are won 81% of the time, against 52% in the others; this was so in both quarters, so compare like months.',
    );
  });

  test('MAVEN-CALENDAR-2 product and agent stay silent, and “82% → 62%” is not told as a decline', () => {
    const { drivers, verdict, calendar, reps } = of('maven');
    expect(drivers?.fields.filter((one) => one.driver)).toEqual([]);
    expect(verdict.kind).toBe('no-evidence');
    expect(verdict.before?.label).not.toBe('2017Q1');
    expect([calendar?.trend, calendar?.changePoint]).toEqual([null, null]);
    expect(calendar?.drift.filter((one) => one.told)).toEqual([]);
    expect(reps?.filter((one) => (one.qValue ?? 1) < 0.1)).toEqual([]);
  });

  test('MAVEN-REPS-1 no agent is called inconsistent because of the calendar; against a constant rate many would be', async () => {
    const judged = of('maven').reps?.flatMap((one) => one.consistency ?? []) ?? [];
    expect(judged.length).toBeGreaterThan(20);
    expect(judged.filter((one) => one.low)).toEqual([]);
    const db = await openDuckDB();
    await loadCsv(db, new File([read('maven')], 'deals.csv'));
    const rows = db.query<RepMonthRow>(repMonths('rep', sql`TRUE`));
    db.close();
    const reps = [...new Set(rows.map((row) => row.rep))];
    const naive = reps.map((rep) => {
      const own = rows.filter((row) => row.rep === rep);
      const deals = own.reduce((sum, row) => sum + row.deals, 0);
      const rate = own.reduce((sum, row) => sum + row.won, 0) / deals;
      return consistency(own.map((row) => ({ ...row, rate, varianceRatio: 1 })))?.pValue ?? null;
    });
    const told = benjaminiHochberg(naive).filter((q) => q !== null && q < 0.1);
    expect(told.length).toBeGreaterThan(10);
  });
});
