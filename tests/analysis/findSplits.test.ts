import { expect, test } from 'vitest';
import { findSplits, propose } from '../../src/analysis/slices/findSplits.ts';
import type { Field } from '../../src/domain/field.ts';
import type { LevelRow } from '../../src/sql/levelCounts.ts';
import { seeded } from '../../src/stats/random.ts';

const field = (name: string, levels: number): Field => ({
  key: name,
  column: name,
  name,
  role: 'field',
  kind: 'categorical',
  levels: Array.from({ length: levels }, (_, i) => `${name}${i}`),
  breaks: null,
});

interface Sides {
  before: [deals: number, won: number];
  after: [deals: number, won: number];
}

const row = (of: number, level: number, { before, after }: Sides): LevelRow => {
  const deals = before[0] + after[0];
  const won = before[1] + after[1];
  return {
    field: of,
    level,
    deals,
    won,
    lost: deals - won,
    open: 0,
    amount: null,
    won_amount: null,
    cycle_days: null,
    cycle_deals: null,
    before_deals: before[0],
    before_won: before[1],
    after_deals: after[0],
    after_won: after[1],
  };
};

const fields = [field('region', 3), field('source', 2)];
const ofDeals = (deals: number, late: string[] = []) => ({ deals, compared: true, late });
const same: Sides = { before: [300, 150], after: [300, 150] };

test('SPLITS-1 the field whose levels differ is proposed, with its q over the fields looked at', () => {
  const rows = [
    row(0, 0, { before: [300, 150], after: [300, 150] }),
    row(0, 1, { before: [300, 100], after: [300, 100] }),
    row(0, 2, same),
    row(1, 0, { before: [450, 200], after: [450, 200] }),
    row(1, 1, { before: [450, 200], after: [450, 200] }),
  ];
  const found = findSplits(fields, rows, ofDeals(1800));
  const proposal = propose(found, 1800, 'rate');
  expect(proposal).toMatchObject({ field: 'region', looked: 2, reason: null });
  expect(proposal.nearest?.qValue).toBeCloseTo(2 * (proposal.nearest?.pValue ?? NaN), 12);
  expect(propose(found, 1800, 'change')).toMatchObject({ field: null, reason: 'nothing' });
});

test('SPLITS-2 a level that fell alone is found by its change, though its rate is that of the others', () => {
  const rows = [
    row(0, 0, { before: [300, 180], after: [300, 120] }),
    row(0, 1, same),
    row(0, 2, same),
    row(1, 0, { before: [450, 240], after: [450, 210] }),
    row(1, 1, { before: [450, 240], after: [450, 210] }),
  ];
  const found = findSplits(fields, rows, ofDeals(1800));
  expect(propose(found, 1800, 'rate').reason).toBe('nothing');
  expect(propose(found, 1800, 'change')).toMatchObject({ field: 'region', reason: null });
});

test('SPLITS-3 under 30 closed deals nothing is tested; at 30 it is', () => {
  const rows = (deals: number) => [
    row(1, 0, { before: [deals / 2, 0], after: [0, 0] }),
    row(1, 1, { before: [deals / 2, deals / 2], after: [0, 0] }),
  ];
  expect(propose(findSplits(fields, rows(28), ofDeals(28)), 28, 'rate').reason).toBe('too-few');
  expect(propose(findSplits(fields, rows(30), ofDeals(30)), 30, 'rate').field).toBe('source');
});

test('SPLITS-4 a field with one level left is no split; without any there is nothing to propose', () => {
  const found = findSplits(fields, [row(0, 0, same), row(1, 1, same)], ofDeals(1200));
  expect(found).toEqual([]);
  expect(propose(found, 1200, 'rate')).toMatchObject({ looked: 0, reason: 'no-field' });
});

test('SPLITS-6 what is known only when a deal is over is neither tested nor proposed', () => {
  const rows = [
    row(0, 0, { before: [300, 0], after: [300, 0] }),
    row(0, 1, { before: [300, 300], after: [300, 300] }),
    row(1, 0, { before: [300, 150], after: [300, 150] }),
    row(1, 1, { before: [300, 150], after: [300, 150] }),
  ];
  const found = findSplits(fields, rows, ofDeals(1200, ['region']));
  expect(propose(found, 1200, 'rate')).toMatchObject({ field: null, looked: 1, reason: 'nothing' });
  expect(found[0]).toMatchObject({ field: 'region', late: true, evidence: { rate: null } });
  const only = findSplits(fields, rows.slice(0, 2), ofDeals(1200, ['region']));
  expect(propose(only, 1200, 'rate').reason).toBe('no-field');
});

test('SPLITS-5 where nothing differs, about one branch in ten is split by chance, not more', () => {
  const random = seeded(11);
  const draw = (n: number, p: number): number => {
    let won = 0;
    for (let i = 0; i < n; i++) won += random() < p ? 1 : 0;
    return won;
  };
  const many = [field('a', 5), field('b', 8), field('c', 3), field('d', 20)];
  const RUNS = 300;
  const false_ = { rate: 0, change: 0 };
  for (let run = 0; run < RUNS; run++) {
    const rows = many.flatMap(({ levels }, of) =>
      levels.map((_, level) => {
        const n = Math.round(600 / levels.length / (1 + (level % 3)));
        const sizes: [number, number] = [draw(2 * n, 0.5), draw(2 * n, 0.5)];
        return row(of, level, {
          before: [sizes[0], draw(sizes[0], 0.3)],
          after: [sizes[1], draw(sizes[1], 0.3)],
        });
      }),
    );
    const found = findSplits(many, rows, ofDeals(600));
    for (const aspect of ['rate', 'change'] as const)
      if (propose(found, 600, aspect).field !== null) false_[aspect] += 1;
  }
  expect(false_.rate / RUNS).toBeLessThan(0.14);
  expect(false_.change / RUNS).toBeLessThan(0.14);
});
