import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/analysis/analyse.ts';
import { prepare } from '../../../src/analysis/prepare.ts';
import { forecastTargetSlice } from '../../../src/analysis/slices/forecastTargetSlice.ts';
import type { Finished } from '../../../src/analysis/setting.ts';
import { dateOf, dayOf } from '../../../src/domain/calendar.ts';
import { defaultComparison } from '../../../src/domain/comparisonChoice.ts';
import type { Forecast } from '../../../src/domain/document/forecast.ts';
import { drawnPipeline, EXPORT_DAY, PLAIN, pipelineCsv } from '../../support/drawnPipeline.ts';
import { loadFiles } from '../../ingest/joinFiles.ts';
import { openPort } from '../../ingest/openPort.ts';
import { analysisPort } from '../../support/loadCsv.ts';
import { scoredPipeline } from '../../support/scoredPipeline.ts';

const forecastOf = async (csv: string): Promise<{ forecast: Forecast; run: Finished }> => {
  const { run } = await scoredPipeline(csv);
  const { forecast } = run.analysis;
  if (!forecast) throw new Error('The analysis has no forecast.');
  return { forecast, run };
};

describe('a drawn business', () => {
  const deals = drawnPipeline(PLAIN);
  const quarterEnd = dayOf('2025-06-30');
  const quarterStart = dayOf('2025-04-01');
  const worth = (from: number, to: number, created = Infinity): number =>
    deals.reduce(
      (sum, one) =>
        one.wins && one.closed >= from && one.closed <= to && one.created <= created
          ? sum + one.amount
          : sum,
      0,
    );

  test('FORECAST-PART-1 won so far, open deals and deals to come add up, and the open deals bring what they were drawn to', async () => {
    const { forecast, run } = await forecastOf(pipelineCsv(PLAIN, deals));
    expect(forecast.withheld).toBeNull();
    expect(forecast.label).toBe('2025Q2');
    const { soFar, existing, new: fresh, expected, p10, p50, p90 } = forecast;
    expect(soFar).toBeCloseTo(worth(quarterStart, EXPORT_DAY), 4);
    expect((soFar ?? 0) + (existing ?? 0) + (fresh ?? 0)).toBeCloseTo(expected ?? 0, 4);
    const came = worth(EXPORT_DAY + 1, quarterEnd, EXPORT_DAY);
    expect(Math.abs((existing ?? 0) / came - 1)).toBeLessThan(0.15);
    expect(p10).toBeLessThan(p50 ?? 0);
    expect(p50).toBeLessThan(p90 ?? 0);
    // Every replayed quarter ended at what its won deals come to.
    for (const { label, actual } of forecast.backtest?.replays ?? []) {
      const month = (Number(label[5]) - 1) * 3 + 1;
      const from = dayOf(`${label.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
      const to = from + (label.endsWith('Q1') ? 89 : label.endsWith('Q2') ? 90 : 91);
      const leap = label === '2024Q1' ? 1 : 0;
      expect(actual, `${label} to ${dateOf(to + leap)}`).toBeCloseTo(worth(from, to + leap), 4);
    }
    expect(forecast.backtest?.periods).toBeGreaterThanOrEqual(4);
    expect(forecast.months[0]).toMatchObject({ label: '2025-05', to: '2025-05-31' });
    expect(forecast.months).toHaveLength(5);
    const model = run.analysis.run.id === 'test' && { filters: [], forecast: run.forecast };
    const slice = forecastTargetSlice(
      { ...model, model: run.model, analysis: () => run.analysis, filters: [] },
      { kind: 'forecast-target', filters: [], target: p50 ?? 0 },
    );
    expect(slice.reached).toBeCloseTo(0.5, 2);
    expect(slice.deciding).toEqual(forecast.deciding);
  }, 240_000);

  test('FORECAST-PART-2 without amounts wins are forecast, and that is said', async () => {
    const csv = pipelineCsv(PLAIN, deals)
      .split('\n')
      .map((line) =>
        line
          .split(',')
          .filter((_, at) => at !== 2)
          .join(','),
      )
      .join('\n');
    const { forecast } = await forecastOf(csv);
    expect(forecast).toMatchObject({ withheld: null, measure: 'deals', target: null });
    expect(forecast.measureReason).toBe('The file has no amounts.');
    expect(forecast.sentence).toMatch(/won deals/);
    expect(forecast.wins?.p50).toBe(forecast.p50);
  }, 240_000);

  test('FORECAST-WITHHELD-1 closed deals only, and too short a history: two reasons', async () => {
    const closed = await forecastOf(
      pipelineCsv(
        PLAIN,
        deals.filter((one) => !one.open),
      ),
    );
    expect(closed.forecast).toMatchObject({ withheld: 'no-open-deals', p50: null, deciding: [] });
    const short = { ...PLAIN, days: 300, deals: 4_000 };
    const young = await forecastOf(pipelineCsv(short, drawnPipeline(short)));
    expect(young.forecast.withheld).toBe('too-few-quarters');
    expect(young.forecast.reason).not.toBe(closed.forecast.reason);
  }, 240_000);
});

const data = new URL('../../../../shared/data/', import.meta.url);
const present = existsSync(data);
if (!present)
  console.log('skipped: ../shared/data is absent, so the public files are not forecast');

describe.skipIf(!present)('the public files', () => {
  const read = (name: string): string => readFileSync(new URL(name, data), 'utf8');

  test('FORECAST-SHARED-1 wave: the quarter of its 262 open deals, with the record of six quarters', async () => {
    const { forecast } = await forecastOf(read('salesforce_wave/Opportunity.csv'));
    expect(forecast).toMatchObject({ withheld: null, measure: 'amount', label: '2017Q2' });
    expect(forecast.soFar).toBe(7_606_750);
    const { backtest } = forecast;
    expect(backtest?.replays.map(({ label, actual }) => [label, actual])).toEqual([
      ['2017Q1', 11_658_591],
      ['2016Q4', 11_497_098],
      ['2016Q3', 11_358_276],
      ['2016Q2', 9_196_076],
      ['2016Q1', 11_160_337],
      ['2015Q4', 7_275_502],
    ]);
    expect(backtest?.pinball).toBeLessThan(backtest?.stageWeighted?.pinball ?? 0);
    expect(forecast.deciding).toHaveLength(10);
  }, 240_000);

  test('FORECAST-SHARED-3 wave with all of its files: against its quota, and beside a forecast weighted by stages', async () => {
    const names = ['Opportunity', 'OpportunityHistory', 'User', 'Quota', 'Account'];
    const files = names.map(
      (name) => new File([read(`salesforce_wave/${name}.csv`)], `${name}.csv`),
    );
    const opened = await openPort();
    try {
      const dataset = await loadFiles(opened, files);
      const port = analysisPort(opened.db);
      const host = { port, receipts: () => [], elapsedMs: () => 0 };
      const run = { id: 'test', createdAt: '2026-01-01T00:00:00Z', appVersion: 'test', seed: 1 };
      const rest = { materiality: 0.01, looksTried: 1, putBack: [], truth: null, filters: [] };
      const { forecast } = await analyse(
        host,
        dataset,
        await prepare(port, dataset),
        { run, compare: defaultComparison, ...rest },
        () => {},
      );
      expect(forecast).toMatchObject({ withheld: null, label: '2017Q2', target: 26_350_000 });
      expect(forecast?.targetProbability).toBeLessThan(0.01);
      expect(forecast?.backtest?.weightedBy).toBe('stages');
      console.log(
        `wave, 6 quarters: pinball ${Math.round(forecast?.backtest?.pinball ?? 0)}, by stages ${Math.round(forecast?.backtest?.stageWeighted?.pinball ?? 0)}, last year ${Math.round(forecast?.backtest?.lastYear?.pinball ?? 0)}`,
      );
    } finally {
      opened.db.close();
    }
  }, 240_000);

  test('FORECAST-SHARED-2 maven: too few quarters; skygeni: no open deals', async () => {
    const maven = await forecastOf(read('maven_crm/sales_pipeline.csv'));
    expect(maven.forecast.withheld).toBe('too-few-quarters');
    const skygeni = await forecastOf(read('skygeni/skygeni_sales_data.csv'));
    expect(skygeni.forecast.withheld).toBe('no-open-deals');
  }, 240_000);
});
