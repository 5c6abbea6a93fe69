import { expect, test } from 'vitest';
import { wideCards } from '../../src/ui/views/drivers/wideCards.ts';

test('WIDE-1 cards stand in pairs of like height; one without a like neighbour has a line of its own', () => {
  expect(wideCards([4, 4])).toEqual([false, false]);
  expect(wideCards([3, 5, 5, 12])).toEqual([false, false, true, true]);
  expect(wideCards([3, 12, 12])).toEqual([true, false, false]);
  expect(wideCards([4])).toEqual([true]);
  expect(wideCards([])).toEqual([]);
});
