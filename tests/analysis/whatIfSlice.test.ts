import { expect, test } from 'vitest';
import { findDrivers, type DriverModel } from '../../src/analysis/drivers.ts';
import { dealsPerWeek, weeksFor } from '../../src/analysis/recommend/pace.ts';
import { whatIfSlice } from '../../src/analysis/slices/whatIfSlice.ts';
import { answerSlice } from '../../src/analysis/slices/answerSlice.ts';
import type { AnalysisPort } from '../../src/analysis/port.ts';
import type { KeptModel } from '../../src/analysis/setting.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { AsOf } from '../../src/domain/document/asOf.ts';
import type { SegmentLevel } from '../../src/domain/document/combinations.ts';
import type { Field } from '../../src/domain/field.ts';
import type { WhatIfQuestion } from '../../src/domain/whatIf.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { seeded } from '../../src/stats/random.ts';
import { scenario } from '../../src/stats/scenario.ts';
import { declined } from '../support/analysisFixture.ts';
import { categorical as field } from '../support/categorical.ts';

const SOURCES = ['Inbound', 'Referral', 'Cold', '(blank)'];
const PRODUCTS = ['Core', 'Pro'];
const REGIONS = ['north', 'south'];
const REPS = ['Ann', 'Bob', 'Cy', 'Dee'];
const TEAMS = ['East', 'West'];

/** Referrals win more, cold calls never; two reps to a team; few Pro deals come by referral in the south. */
function file(): { design: GroupedDesign; fields: Field[] } {
  const random = seeded(11);
  const rows = SOURCES.flatMap((_, source) =>
    PRODUCTS.flatMap((_, product) =>
      REGIONS.flatMap((_, region) =>
        REPS.map((_, rep) => {
          const thin = source === 1 && product === 1 && region === 1;
          const deals = thin ? 2 : 30 + Math.floor(20 * random());
          const rate = source === 2 ? 0 : 0.35 + (source === 1 ? 0.2 : 0) + 0.05 * region;
          let won = 0;
          for (let i = 0; i < deals; i++) won += random() < rate ? 1 : 0;
          return { source, product, region, rep, deals, won };
        }),
      ),
    ),
  );
  const factor = (name: string, levels: string[], of: (row: (typeof rows)[number]) => number) => ({
    name,
    levels,
    codes: Int32Array.from(rows.map(of)),
  });
  const factors = [
    factor('source', SOURCES, ({ source }) => source),
    factor('product', PRODUCTS, ({ product }) => product),
    factor('region', REGIONS, ({ region }) => region),
    factor('rep', REPS, ({ rep }) => rep),
    factor('team', TEAMS, ({ rep }) => rep % 2),
  ];
  return {
    design: {
      rows: rows.length,
      deals: Float64Array.from(rows.map(({ deals }) => deals)),
      won: Float64Array.from(rows.map(({ won }) => won)),
      factors,
    },
    fields: factors.map(({ name, levels }) =>
      field(name, levels, name === 'rep' ? 'rep' : 'field'),
    ),
  };
}

const { design, fields } = file();
const model = await findDrivers(design, fields, [], 1, () => Promise.resolve());
const kept = (of: DriverModel = model): KeptModel => ({
  filters: [],
  model: of,
  analysis: () => declined,
});

const at = (field: string, level: string): SegmentLevel => ({ field, level });
const asking = (about: Partial<WhatIfQuestion> = {}): WhatIfQuestion => ({
  kind: 'what-if',
  filters: [],
  levers: ['source', 'product'],
  scene: [],
  picks: [],
  ...about,
});
const ask = (about: Partial<WhatIfQuestion> = {}) => whatIfSlice(kept(), asking(about));

test('WHATIF-1 levers are picked, all other fields say for which deals, with their deals', () => {
  const slice = ask();
  expect(slice.levers.map((one) => one.field)).toEqual(['source', 'product']);
  expect(slice.scene.map((one) => one.field)).toEqual(['region', 'rep', 'team']);
  expect(slice.answer).toBeNull();
  expect(slice.base?.estimate).toBeCloseTo(slice.won / slice.deals, 9);
  const north = ask({ scene: [at('region', 'north')] });
  const region = north.scene.find((one) => one.field === 'region');
  // What is chosen does not narrow its own choices.
  expect(region?.levels.map(({ deals }) => deals).reduce((sum, one) => sum + one)).toBe(
    slice.deals,
  );
  expect(north.deals).toBe(region?.levels.find(({ level }) => level === 'north')?.deals);
});

test('WHATIF-2 the answer is the drivers’ own model, standardised, and its factors add up', () => {
  const { answer, base } = ask({ picks: [at('source', 'Referral'), at('product', 'Core')] });
  const found =
    model.used &&
    scenario(model.design, model.used, [
      { factor: 0, code: 1 },
      { factor: 1, code: 0 },
    ]);
  expect(answer?.rate).toEqual(found?.rate);
  const sum = answer?.factors.reduce((total, { points }) => total + points.estimate, 0) ?? NaN;
  expect(Math.abs((base?.estimate ?? NaN) + sum - (answer?.rate.estimate ?? NaN))).toBeLessThan(
    1e-9,
  );
  expect(answer?.change.low).toBeGreaterThan(0.05);
  expect(answer?.factors.map(({ field, driver }) => [field, driver])).toEqual([
    ['source', true],
    ['product', false],
  ]);
});

test('WHATIF-3 a level that never won, and one that nobody chooses, are not offered, and why', () => {
  const [source] = ask().levers;
  const reasons = Object.fromEntries(
    (source?.levels ?? []).map(({ level, reason }) => [level, reason]),
  );
  expect(reasons).toEqual({
    Inbound: null,
    Referral: null,
    Cold: 'none-won',
    '(blank)': 'no-choice',
  });
});

test('WHATIF-4 how many deals have the whole combination already', () => {
  const picks = [at('source', 'Referral'), at('product', 'Pro')];
  expect(ask({ picks }).answer?.alike.deals).toBeGreaterThan(30);
  const south = ask({ picks, scene: [at('region', 'south')] });
  expect(south.answer?.alike.deals).toBe(8);
});

test('WHATIF-5 a team is asked about in a model without the reps it follows from', () => {
  const slice = ask({ levers: ['team'], picks: [at('team', 'East')] });
  expect(slice.without).toEqual(['rep']);
  expect(slice.scene.map((one) => one.field)).not.toContain('rep');
  expect(slice.answer?.leftOut).toBe(0);
  expect(slice.answer?.factors.map((one) => one.field)).toEqual(['team']);
  // Where reps are to be decided about, too, the team can’t be told apart from them.
  const both = ask({ levers: ['team', 'rep'] });
  const team = both.levers.find((one) => one.field === 'team');
  expect(both.without).toEqual([]);
  expect(team?.levels.map(({ reason }) => reason)).toEqual(['not-told-apart', 'not-told-apart']);
  expect(team?.mixedWith).toEqual(['rep']);
  expect(ask({ levers: ['team', 'rep'], picks: [at('team', 'East')] }).answer?.leftOut).toBe(
    ask({ scene: [at('team', 'West')] }).deals,
  );
});

test('WHATIF-6 a trial is named for what is left of a gain, and none for a loss', () => {
  const gain = ask({ picks: [at('source', 'Referral')] }).answer;
  expect(gain?.test?.arms).toBe(2);
  expect(gain?.test?.from).toBe(gain?.base.estimate);
  expect(gain?.test?.to).toBeLessThan(gain?.rate.estimate ?? 0);
  const loss = ask({ levers: ['region'], picks: [at('region', 'north')] }).answer;
  expect(loss?.change.estimate).toBeLessThan(0);
  expect(loss).toMatchObject({ test: null, testNote: 'No trial: it looks worse than things are.' });
});

test('WHATIF-9 a pick that is not offered, as a link may bring, has no answer, and says so', () => {
  for (const level of ['Cold', '(blank)'])
    expect(ask({ picks: [at('source', level)] })).toMatchObject({
      answer: null,
      reason: 'not-offered',
    });
});

test('WHATIF-10 the trial waits for deals of the scene, not for all that close', () => {
  const scene = [at('region', 'north')];
  const { answer, deals } = ask({ scene, picks: [at('source', 'Referral')] });
  const pace = dealsPerWeek(declined) ?? NaN;
  const weeks = weeksFor(
    2 * (answer?.test?.deals ?? NaN),
    (pace * deals) / ask().deals,
    declined.totals.cycleDays?.p90 ?? null,
  );
  expect(deals).toBeLessThan(0.6 * ask().deals);
  expect(answer?.test?.weeks).toBe(weeks);
});

test('WHATIF-11 a field that is decided about says nothing of which deals', () => {
  const slice = ask({ scene: [at('source', 'Referral')] });
  expect(slice.deals).toBe(ask().deals);
  expect(slice.base).toEqual(ask().base);
});

test('WHATIF-7 what the model does not have is not asked about; without a model there is no answer', async () => {
  const picks = [at('source', 'nowhere'), at('region', 'south'), at('none', 'x')];
  expect(ask({ picks }).answer).toBeNull();
  const empty = { ...model, drivers: { ...model.drivers, fields: [] }, used: null };
  expect(whatIfSlice(kept(empty), asking())).toMatchObject({ reason: 'no-model', levers: [] });
  const ml = fitLogistic(model.design);
  // Cold deals are set aside at 0 there: nothing could be predicted of them.
  expect(whatIfSlice(kept({ ...model, used: ml }), asking()).reason).toBe('no-model');
  const port = {} as AnalysisPort;
  const other = { ...kept(), filters: [{ field: 'region', values: ['south'] }] };
  expect(await answerSlice(port, {} as Dataset, asking(), other)).toBeNull();
  expect(await answerSlice(port, {} as Dataset, asking(), null)).toBeNull();
  expect(await answerSlice(port, {} as Dataset, asking(), kept())).toMatchObject({
    kind: 'what-if',
  });
});

test('WHATIF-8 thirty thousand combinations are answered at once, and the time is printed', () => {
  const random = seeded(3);
  const levels = (name: string, count: number) => Array.from({ length: count }, (_, i) => name + i);
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const rows = 30_000;
  const [anyField] = model.drivers.fields;
  if (!anyField) throw new Error('no field');
  const factors = names.map((name, i) => ({
    name,
    levels: levels(name, [4, 6, 8, 5, 40, 12][i] ?? 4),
    codes: new Int32Array(rows),
  }));
  const deals = new Float64Array(rows);
  const won = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    for (const { codes, levels: own } of factors) codes[row] = Math.floor(random() * own.length);
    deals[row] = 1 + Math.floor(random() * 4);
    for (let i = 0; i < (deals[row] ?? 0); i++)
      won[row] = (won[row] ?? 0) + (random() < 0.4 ? 1 : 0);
  }
  const wide: GroupedDesign = { rows, deals, won, factors };
  const fit = fitLogistic(wide);
  const of: DriverModel = {
    ...model,
    drivers: {
      ...model.drivers,
      fields: factors.map(({ name }) => ({ ...anyField, field: name })),
    },
    design: wide,
    fit,
    used: fit,
    models: [],
  };
  const question = asking({
    levers: ['a', 'b', 'c'],
    scene: [at('d', 'd1')],
    picks: [at('a', 'a1'), at('b', 'b2'), at('c', 'c3')],
  });
  whatIfSlice(kept(of), { ...question, scene: [] });
  const began = performance.now();
  const slice = whatIfSlice(kept(of), { ...question, scene: [] });
  const took = performance.now() - began;
  console.log(`what-if over 30,000 combinations: ${took.toFixed(1)} ms`);
  expect(slice.answer?.factors).toHaveLength(3);
});

test('WHATIF-KEPT-1 a model of other filters, other fields or another day answers nothing', async () => {
  const port: AnalysisPort = {
    rows: () => Promise.resolve([]),
    columns: () => Promise.resolve({}),
    keep: () => Promise.resolve(),
    breathe: () => Promise.resolve(),
  };
  const answers = async (about: Partial<WhatIfQuestion>): Promise<boolean> =>
    (await answerSlice(port, {} as Dataset, asking(about), kept())) !== null;
  const { formula } = model.drivers;
  expect(await answers({})).toBe(true);
  expect(await answers({ of: { formula, asOf: null } })).toBe(true);
  expect(await answers({ of: { formula: `${formula} + rating`, asOf: null } })).toBe(false);
  expect(await answers({ filters: [{ field: 'region', values: ['north'] }] })).toBe(false);
  const asOf = { day: '2024-06-30' } as AsOf;
  const day = { ...declined.run, asOf };
  const then = { ...kept(), analysis: () => ({ ...declined, run: day }) };
  const asked = asking({ of: { formula, asOf: null } });
  expect(await answerSlice(port, {} as Dataset, asked, then)).toBeNull();
});
