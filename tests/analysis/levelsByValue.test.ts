import { expect, test } from 'vitest';
import { findBridgesByValue } from '../../src/analysis/bridgesByValue.ts';
import { findSegments } from '../../src/analysis/segments.ts';
import type { Field } from '../../src/domain/field.ts';
import type { ComparedLevelRow } from '../../src/sql/comparedLevels.ts';
import type { LevelRow } from '../../src/sql/levelCounts.ts';
import { declined } from '../support/analysisFixture.ts';

const field: Field = {
  key: 'f0',
  column: 'c0',
  name: 'Region',
  role: 'field',
  kind: 'categorical',
  levels: ['APAC', 'Europe', 'empty'],
  breaks: null,
};
/** Deals of one size; before and after as deals, won. */
const row = (
  level: number,
  size: number,
  before: [number, number],
  after: [number, number],
): ComparedLevelRow => ({
  field: 0,
  level,
  before_deals: before[0],
  before_won: before[1],
  after_deals: after[0],
  after_won: after[1],
  before_amount: before[0] * size,
  before_won_amount: before[1] * size,
  before_squares: before[0] * size ** 2,
  before_won_squares: before[1] * size ** 2,
  after_amount: after[0] * size,
  after_won_amount: after[1] * size,
  after_squares: after[0] * size ** 2,
  after_won_squares: after[1] * size ** 2,
});
const amounts = [
  row(0, 10, [400, 200], [300, 90]),
  row(1, 70, [100, 40], [150, 75]),
  row(2, 0, [9, 3], [8, 2]),
];
const levels = amounts.map((one): LevelRow => ({
  ...one,
  deals: one.before_deals + one.after_deals,
  won: one.before_won + one.after_won,
  lost: one.before_deals + one.after_deals - one.before_won - one.after_won,
  open: 0,
  amount: one.before_amount + one.after_amount,
  won_amount: one.before_won_amount + one.after_won_amount,
  cycle_days: null,
  cycle_deals: null,
}));

test('LEVELS-VALUE-1 a level’s change by value is from its earlier rate to its later one, and none without amounts', () => {
  const found = findSegments([field], levels, declined.totals, true, amounts);
  expect(found.map(({ change }) => change && [change.before, change.after])).toEqual([
    [0.5, 0.3],
    [0.4, 0.5],
    null,
  ]);
  expect(found[0]?.change?.difference.estimate).toBeCloseTo(-0.2, 12);
  // What is not of two periods counts deals, whatever is compared.
  const counted = findSegments([field], levels, declined.totals, true);
  expect(found.map(({ winRate, pValue }) => [winRate, pValue])).toEqual(
    counted.map(({ winRate, pValue }) => [winRate, pValue]),
  );
});

test('LEVELS-VALUE-2 a bridge by value has the deals and the amounts of both sides, each in its place', () => {
  const [bridge] = findBridgesByValue([field], amounts);
  expect(bridge?.before).toBeCloseTo((200 * 10 + 40 * 70) / (400 * 10 + 100 * 70), 12);
  expect(bridge?.after).toBeCloseTo((90 * 10 + 75 * 70) / (300 * 10 + 150 * 70), 12);
  expect(bridge?.parts).toHaveLength(2);
  expect(bridge?.parts[0]).toMatchObject({
    level: 'APAC',
    dealsBefore: 400,
    dealsAfter: 300,
    amountBefore: 4000,
    amountAfter: 3000,
  });
  expect(bridge?.parts[1]).toMatchObject({ amountBefore: 7000, amountAfter: 10_500 });
});
