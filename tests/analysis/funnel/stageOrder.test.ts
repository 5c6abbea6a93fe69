import { expect, test } from 'vitest';
import { stageOrder } from '../../../src/analysis/funnel/stageOrder.ts';

test('FUNNEL-ORDER-1 who is entered first by most deals comes first, however many stages are skipped', () => {
  // Most go from 2 straight to 0; a few pass through 1 in between.
  const found = stageOrder(
    { before_2_0: 900, before_0_2: 20, before_2_1: 120, before_1_0: 80, before_0_1: 5 },
    3,
  );
  expect(found.order).toEqual([2, 1, 0]);
  expect(found.agreement).toBeCloseTo(1100 / 1125, 12);
});

test('FUNNEL-ORDER-2 stages that no deal shares are put by how soon deals get to them; nothing is said of agreement', () => {
  expect(stageOrder({ lag_0: 30, lag_1: 2 }, 2)).toEqual({ order: [1, 0], agreement: null });
});

test('FUNNEL-ORDER-3 a coin toss between two stages agrees in half', () => {
  expect(stageOrder({ before_0_1: 50, before_1_0: 50 }, 2).agreement).toBe(0.5);
});
