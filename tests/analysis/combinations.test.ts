import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { findCombinations } from '../../src/analysis/combinations.ts';
import type { Comparison } from '../../src/analysis/comparison.ts';
import { QUARTER_FACTOR } from '../../src/analysis/driverDesign.ts';
import type { Analysis } from '../../src/domain/analysis.ts';
import { dateOf, dayOf } from '../../src/domain/calendar.ts';
import type { CombinationSearch } from '../../src/domain/document/combinations.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { seeded } from '../../src/stats/random.ts';
import { simulated } from '../stats/segments/simulated.ts';
import { analyseCsv } from '../support/analyseCsv.ts';

const REGIONS = ['EMEA', 'Americas', 'APAC'];
const SOURCES = ['Partner', 'Inbound', 'Outbound', 'Referral'];
const PRODUCTS = ['Core', 'Pro'];

/** Two years of 12,000 deals: Partner deals in EMEA win 14 points less than their parts say, and Pro gained 15 at last. */
function* csv(planted: boolean): Generator<string> {
  const random = seeded(20_240_615);
  yield 'id,created,closed,region,lead_source,product,outcome\n';
  for (let i = 0; i < 12_000; i++) {
    const created = dayOf('2023-01-01') + Math.floor((i / 12_000) * 760);
    const closed = created + 5 + Math.floor(40 * random());
    const region = Math.floor(3 * random());
    const source = Math.floor(4 * random());
    const product = Math.floor(2 * random());
    let rate = 0.45 + 0.06 * region - 0.05 * source;
    if (planted && region === 0 && source === 0) rate -= 0.14;
    if (planted && product === 1 && closed >= dayOf('2024-10-01')) rate += 0.15;
    const day = `${dateOf(created)},${dateOf(closed)}`;
    const levels = `${REGIONS[region]},${SOURCES[source]},${PRODUCTS[product]}`;
    yield `D${i},${day},${levels},${random() < rate ? 'Won' : 'Lost'}\n`;
  }
}

const leaders = ({ combinations }: Analysis): string[] =>
  (combinations ?? [])
    .filter((one) => one.told && one.echoOf === null)
    .map((one) => `${one.aspect} ${one.levels.map(({ level }) => level).join(' × ')}`);

describe('a file with a losing combination and a product that gained', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await analyseCsv([...csv(true)]);
  }, 60_000);

  test('COMBINATIONS-1 both are told, and nothing else but their echoes', () => {
    expect(leaders(analysis).sort()).toEqual(['change Pro', 'combination EMEA × Partner']);
  });

  test('COMBINATIONS-2 each has its size, a smaller one against the winner’s curse, and a sentence', () => {
    const told = analysis.combinations?.find((one) => one.told && one.aspect === 'combination');
    expect(told?.difference.low).toBeLessThan(-0.14);
    expect(told?.difference.high).toBeGreaterThan(-0.14);
    expect(Math.abs(told?.shrunkDifference ?? 0)).toBeLessThan(
      Math.abs(told?.difference.estimate ?? 0),
    );
    expect(told?.shrunkDifference).toBeLessThan(-0.05);
    expect(told?.sentence).toMatch(/^Partner deals in EMEA won \d+% .* points below what/);
    expect([told?.before, told?.after]).toEqual([null, null]);
  });

  test('COMBINATIONS-3 a change holds the later period against what it would be had it moved as the rest', () => {
    const told = analysis.combinations?.find((one) => one.told && one.aspect === 'change');
    expect(told?.levels).toEqual([{ field: 'product', level: 'Pro' }]);
    expect([told?.deals, told?.won]).toEqual([told?.after?.deals, told?.after?.won]);
    const rate = (told?.won ?? 0) / (told?.deals ?? 1);
    expect(rate - (told?.expected ?? 0)).toBeCloseTo(told?.difference.estimate ?? NaN, 12);
    expect(told?.difference.low).toBeLessThan(0.15);
    expect(told?.difference.high).toBeGreaterThan(0.15);
  });

  test('COMBINATIONS-4 told ones come first, then at most 50 for looking at, each part by p', () => {
    const all = analysis.combinations ?? [];
    const flags = all.map((one) => one.told);
    expect(flags).toEqual(flags.toSorted((a, b) => Number(b) - Number(a)));
    expect(all.filter((one) => !one.told).length).toBeLessThanOrEqual(50);
    const p = all.map((one) => one.pValueFamilywise);
    expect(p).toEqual(p.toSorted((a, b) => a - b));
    for (const one of all) {
      expect(one.told).toBe(one.pValueFamilywise < 0.05);
      expect(one.sentence === null).toBe(!one.told);
      if (!one.told) expect(one.echoOf).toBeNull();
    }
  });

  test('COMBINATIONS-5 how the search was made stands beside it', () => {
    expect(analysis.combinationSearch).toMatchObject({
      combinations: 26,
      changes: 35,
      fewestDeals: 30,
      depth: 2,
      fields: ['region', 'lead_source', 'product'],
      draws: 999,
      stoppedEarly: false,
      leftOut: 0,
      reason: null,
    });
  });
});

test('COMBINATIONS-6 the same file without them tells nothing', { timeout: 60_000 }, async () => {
  const analysis = await analyseCsv([...csv(false)]);
  expect(leaders(analysis)).toEqual([]);
  expect(analysis.combinationSearch?.combinations).toBe(26);
});

const skygeni = new URL('../../../shared/data/skygeni/skygeni_sales_data.csv', import.meta.url);
if (!existsSync(skygeni))
  console.log('skipped: ../shared/data is absent, so skygeni is not searched');

test.skipIf(!existsSync(skygeni))(
  'COMBINATIONS-7 skygeni: no combination and no change is told',
  { timeout: 60_000 },
  async () => {
    const { combinations, combinationSearch: search } = await analyseCsv(
      readFileSync(skygeni, 'utf8'),
    );
    expect(combinations?.filter((one) => one.told)).toEqual([]);
    expect((search?.combinations ?? 0) + (search?.changes ?? 0)).toBeGreaterThan(500);
    expect(search?.reason).toContain('hardly fewer');
  },
);

const side = (label: string) => ({ label, start: '', from: '', to: '' });

function modelOf(design: GroupedDesign) {
  const factors = design.factors.map((factor, i) =>
    i === design.factors.length - 1 ? { ...factor, name: QUARTER_FACTOR } : factor,
  );
  const named = { ...design, factors };
  return { design: named, used: fitLogistic(named) };
}

const comparison = (clock: Comparison['clock']): Comparison => ({
  clock,
  before: side('l3'),
  after: side('l4'),
  chosenByUser: false,
  measure: 'count',
  earlier: [],
  warnings: [],
});

const model = modelOf(simulated({ sizes: [3, 4, 5], deals: 3000 }, seeded(3)));
const breathe = (): Promise<void> => Promise.resolve();

test('COMBINATIONS-8 without two closed quarters only combinations are searched, and that is said', async () => {
  for (const one of [null, comparison('created')]) {
    const { combinationSearch: search } = await findCombinations(model, one, 2, 1, { breathe });
    expect(search).toMatchObject({ changes: 0, combinations: 12 });
    expect(search.reason).toContain('changes were not searched');
  }
  const both = await findCombinations(model, comparison('closed'), 2, 1, { breathe });
  expect(both.combinationSearch).toMatchObject({ changes: 19, combinations: 12, reason: null });
});

test('COMBINATIONS-9 without a settled model nothing is searched, with the reason', async () => {
  const without = [
    { ...model, used: null },
    { ...model, used: model.used && { ...model.used, converged: false } },
    modelOf(simulated({ sizes: [2, 2, 2], deals: 60 }, seeded(3))),
  ];
  for (const one of without) {
    const { combinations, combinationSearch: search } = await findCombinations(one, null, 2, 1, {
      breathe,
    });
    expect([combinations, search.combinations, search.draws]).toEqual([[], 0, 0]);
    expect(search.reason).toMatch(/no model|did not settle|No segment of 30/);
  }
});

test('COMBINATIONS-10 it lets others in, tells how far it is, and stops when nobody waits', async () => {
  const told: CombinationSearch[] = [];
  const planted = modelOf(
    simulated(
      { sizes: [3, 4, 5], deals: 9000, planted: ([a, b]) => (a === 0 && b === 0 ? 0.3 : 0) },
      seeded(3),
    ),
  );
  const host = { breathe, onProgress: (search: CombinationSearch) => told.push(search) };
  await findCombinations(planted, null, 2, 1, host);
  expect(told.map((one) => one.draws)).toEqual([256, 512, 768]);
  const stopped = (): Promise<void> => Promise.reject(new Error('cancelled'));
  await expect(findCombinations(model, null, 2, 1, { breathe: stopped })).rejects.toThrow(
    'cancelled',
  );
});
