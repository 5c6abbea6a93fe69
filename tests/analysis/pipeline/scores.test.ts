import { beforeAll, describe, expect, test } from 'vitest';
import { scoresSlice } from '../../../src/analysis/slices/scoresSlice.ts';
import type { Finished } from '../../../src/analysis/setting.ts';
import type { DealsWish } from '../../../src/domain/dealsQuestion.ts';
import type { Pipeline } from '../../../src/domain/document/pipeline.ts';
import type { ScoresSlice } from '../../../src/domain/slices.ts';
import { ScoresPort } from '../../../src/ui/views/pipeline/scoresPort.ts';
import { drawnPipeline, PLAIN, pipelineCsv } from '../../support/drawnPipeline.ts';
import { scoredPipeline } from '../../support/scoredPipeline.ts';

const shape = {
  ...PLAIN,
  seed: 21,
  deals: 30_000,
  // So that some deals are too old for a score.
  forgotten: { field: 'product', level: 'Plus', share: 0.05 },
};
const deals = drawnPipeline(shape);

describe('every open deal, asked for', () => {
  let pipeline: Pipeline;
  let slice: ScoresSlice;
  beforeAll(async () => {
    const use = async ({ setting, scored }: Finished): Promise<void> => {
      const question = { kind: 'scores' as const, filters: [] };
      slice = await scoresSlice(setting.port, setting.dataset, question, scored);
    };
    ({ pipeline } = await scoredPipeline(pipelineCsv(shape, deals), [], use));
  }, 120_000);

  test('SCORES-1 all open deals are listed, those too old without a score, and their chances add up to the wins expected', () => {
    const open = deals.filter((one) => one.open);
    expect(slice.deals.map(({ deal }) => deal).toSorted()).toEqual(
      open.map(({ id }) => id).toSorted(),
    );
    expect(slice.leftOut).toBe(0);
    const unscored = slice.deals.filter(({ probability }) => probability === null);
    expect(unscored.length).toBe(pipeline.fit.find(({ band }) => band === 'unknown')?.deals);
    const sum = slice.deals.reduce((total, one) => total + (one.probability?.estimate ?? 0), 0);
    expect(sum).toBeCloseTo(pipeline.expected?.won ?? 0, 6);
  });

  test('SCORES-2 they begin with the very deals of the document', () => {
    const first = slice.deals.slice(0, pipeline.scores.length);
    expect(first.map(({ valueAtRisk }) => valueAtRisk)).toEqual(
      pipeline.scores.map(({ valueAtRisk }) => valueAtRisk),
    );
    const known = new Map(slice.deals.map((one) => [one.deal, one]));
    for (const { deal, probability, band, stalled } of [...pipeline.scores, ...pipeline.warnings])
      expect(known.get(deal)).toMatchObject({ probability, band, stalled });
  });

  test('SCORES-3 as a table they can be sorted by any column and searched, a stretch at a time; the file has all', async () => {
    const port = new ScoresPort(() => Promise.resolve({ ok: true, value: slice }));
    const wish = (own: Partial<DealsWish>): DealsWish => ({
      ...{ from: 0, rows: 50, sort: null, search: '', withPersonal: false },
      ...own,
    });
    const question = { filters: [], levels: [], period: null, outcome: 'open', set: null } as const;
    const page = async (own: Partial<DealsWish>) => {
      const answer = await port.deals(1, { ...question, filters: [], levels: [] }, wish(own));
      if (!answer.ok) throw new Error(answer.problem.sentence);
      return answer.value;
    };
    const { columns, rows, found } = await page({
      from: 10,
      sort: { key: 'probability', descending: true },
    });
    const at = columns.findIndex(({ key }) => key === 'probability');
    const chances = slice.deals.flatMap(({ probability }) => probability?.estimate ?? []);
    const expected = chances.toSorted((a, b) => b - a).slice(10, 60);
    expect(rows.map((row) => row[at])).toEqual(expected.map((p) => Math.round(p * 1000) / 10));
    expect(found).toBe(slice.deals.length);
    const [one] = slice.deals;
    expect((await page({ search: one?.deal ?? '' })).rows[0]?.[0]).toBe(one?.deal);
    // What has no score comes last, whichever way.
    for (const descending of [true, false]) {
      const last = await page({
        from: found - 1,
        rows: 1,
        sort: { key: 'probability', descending },
      });
      expect(last.rows[0]?.[at]).toBeNull();
    }
    const saved = await port.saveDeals(
      1,
      { ...question, filters: [], levels: [] },
      wish({}),
      () => {},
    );
    if (!saved.ok) throw new Error(saved.problem.sentence);
    const lines = (await saved.value.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(slice.deals.length + 1);
    expect(lines[0]).toContain('Chance to be won (low)');
  });

  test('REPLAYS-1 what earlier quarter ends said came true: the slope is 0.9–1.1, and each quarter’s wins are within chance', () => {
    const replays = pipeline.check?.replays;
    expect(replays?.quarters).toHaveLength(4);
    expect(replays?.slope).toBeGreaterThan(0.9);
    expect(replays?.slope).toBeLessThan(1.1);
    for (const { expected, won, nextQuarter } of replays?.quarters ?? []) {
      expect(Math.abs(expected - won.estimate)).toBeLessThan(0.04);
      expect(Math.abs(nextQuarter.expected - nextQuarter.won.estimate)).toBeLessThan(0.04);
    }
    expect(replays?.bands.reduce((sum, one) => sum + one.deals, 0)).toBe(replays?.deals);
  });

  test('REPLAYS-2 the deals of a quarter end are those that were open then', () => {
    const [first] = pipeline.check?.replays?.quarters ?? [];
    const day = Date.parse(`${first?.asOf ?? ''}T00:00:00Z`) / 86_400_000;
    const then = deals.filter(({ created, closed }) => created <= day && closed > day);
    const scored = (first?.deals ?? 0) + (first?.open ?? 0);
    expect(scored).toBeLessThanOrEqual(then.length);
    expect(scored).toBeGreaterThan(0.7 * then.length);
  });

  test('FOLLOW-UP-1 a file without reps says so', () => {
    expect(pipeline.followUp).toMatchObject({ reps: [], leftOut: 0 });
    expect(pipeline.followUp.reason).toContain('whose deal it is');
  });
});

test('FOLLOW-UP-2 each rep gets the very deals of theirs with most to recover, and sums over all of them', async () => {
  const reps = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`Rep ${i + 1}`, i === 3 ? 0.4 : 0]),
  );
  const owned = { ...PLAIN, seed: 22, effects: { ...PLAIN.effects, sales_rep: reps } };
  let slice: ScoresSlice | null = null;
  const use = async ({ setting, scored }: Finished): Promise<void> => {
    slice = await scoresSlice(
      setting.port,
      setting.dataset,
      { kind: 'scores', filters: [] },
      scored,
    );
  };
  const { pipeline } = await scoredPipeline(pipelineCsv(owned, drawnPipeline(owned)), [], use);
  const all = (slice as ScoresSlice | null)?.deals ?? [];
  expect(pipeline.followUp.reps).toHaveLength(12);
  for (const { rep, open, recoverable, deals: listed } of pipeline.followUp.reps) {
    const own = all.filter((one) => one.rep === rep && one.probability !== null);
    const ranked = own.toSorted((a, b) => (b.recoverable ?? 0) - (a.recoverable ?? 0));
    expect(listed.map(({ deal }) => deal)).toEqual(ranked.slice(0, 5).map(({ deal }) => deal));
    expect(listed.map(({ createdOn }) => createdOn)).toEqual(
      ranked.slice(0, 5).map(({ createdOn }) => createdOn),
    );
    expect(open).toBe(own.length);
    expect(recoverable).toBeCloseTo(
      own.reduce((sum, one) => sum + (one.recoverable ?? 0), 0),
      3,
    );
  }
  const sums = pipeline.followUp.reps.map((one) => one.recoverable ?? 0);
  expect(sums).toEqual(sums.toSorted((a, b) => b - a));
}, 60_000);
