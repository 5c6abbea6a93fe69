import { expect, test } from 'vitest';
import type { Horizon } from '../../src/analysis/horizon.ts';
import { maskOf, masks } from '../../src/analysis/masks.ts';
import { dateOf } from '../../src/domain/calendar.ts';
import { firstDay, wholeHorizon } from '../support/wholeHorizon.ts';

test('MASKS-1 a free range whose bias is small is masked where so many deals would show less', () => {
  const slower = (age: number): number => Math.max(0, Math.min(1, age / 61));
  const large: Horizon = {
    ...wholeHorizon,
    cycles: { ...wholeHorizon.cycles, lost: slower },
    closes: wholeHorizon.closes.map((row) => ({ ...row, won: 4000, lost: 6000 })),
  };
  const range = { from: dateOf(firstDay + 50), to: dateOf(firstDay + 90) };
  const other = { from: '2023-03-02', to: '2023-04-10' };
  const alone = maskOf(large, range, 'closed');
  expect(Math.abs(alone?.bias ?? 1)).toBeLessThan(0.005);
  expect(alone).toMatchObject({ masked: false });
  expect(maskOf(large, range, 'closed', other)).toMatchObject({
    masked: true,
    why: { kind: 'bias' },
  });
  // With few deals nobody could see it.
  const few = { ...large, closes: wholeHorizon.closes };
  expect(maskOf(few, range, 'closed', other)).toMatchObject({ masked: false });
});

test('MASKS-2 of deals created in a period as many must be decided as there are, whatever the usual cycle', () => {
  const waiting: Horizon = {
    ...wholeHorizon,
    creations: wholeHorizon.creations.map((row) =>
      dateOf(row.day).startsWith('2023-05') ? { ...row, open: 1, lost: 2 } : row,
    ),
  };
  const may = masks(waiting, 'month', 'created').get('2023-05-01');
  expect(may).toMatchObject({ masked: true, observableShare: 0.8, why: { kind: 'immature' } });
  expect(masks(waiting, 'month', 'created').get('2023-06-01')?.masked).toBe(false);
  expect(masks(waiting, 'month', 'closed').get('2023-05-01')?.masked).toBe(false);
});
