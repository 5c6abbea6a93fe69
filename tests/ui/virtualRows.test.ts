import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROW_HEIGHT, scrollToRow, virtualRows } from '../../src/ui/text/virtualRows.ts';
import { movedTo } from '../../src/ui/views/deals/moveRow.ts';

test('VIRTUAL-1 few rows are drawn, around those that are seen', () => {
  expect(virtualRows(0, 340, 3)).toEqual({ first: 0, last: 3, before: 0, after: 0 });
  const { first, last, before } = virtualRows(3_400, 340, 1_000);
  expect([first, last, before]).toEqual([92, 118, 92 * ROW_HEIGHT]);
});

test('VIRTUAL-2 of a million rows the last one can be scrolled to, within what browsers can do', () => {
  const total = 1_000_000;
  const { after, last, before, first } = virtualRows(8_000_000, 340, total);
  expect([last, after]).toEqual([total, 0]);
  expect(before + (last - first) * ROW_HEIGHT).toBeLessThanOrEqual(8_000_001);
  expect(virtualRows(0, 340, total).first).toBe(0);
});

test('VIRTUAL-3 wherever one scrolls to, what is seen is drawn', () => {
  const height = fc.integer({ min: 100, max: 1_200 });
  const total = fc.integer({ min: 0, max: 2_000_000 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000 }), height, total, (top, high, all) => {
      const { first, last, before, after } = virtualRows(top, high, all);
      const whole = before + after + (last - first) * ROW_HEIGHT;
      const at = Math.max(0, Math.min(top, whole - high));
      expect(last - first).toBeLessThan(high / ROW_HEIGHT + 20);
      expect(before).toBeLessThanOrEqual(at + 1);
      expect(before + (last - first) * ROW_HEIGHT).toBeGreaterThanOrEqual(
        Math.min(at + high, whole) - 1,
      );
    }),
    { seed: 3 },
  );
});

test('VIRTUAL-4 a row that is not seen is scrolled to, and one that is moves nothing', () => {
  expect(scrollToRow(0, 500, 340, 1_000)).toBe(0);
  expect(scrollToRow(20, 500, 340, 1_000)).toBe(500);
  expect(scrollToRow(100, 500, 340, 1_000)).toBe(101 * ROW_HEIGHT - 340);
  const far = scrollToRow(900_000, 0, 340, 1_000_000);
  const { first, last } = virtualRows(far, 340, 1_000_000);
  expect(first <= 900_000 && 900_000 < last).toBe(true);
});

test('VIRTUAL-5 keys move within the rows, and other keys do not', () => {
  expect(movedTo('ArrowDown', 4, 10, 3)).toBe(5);
  expect(movedTo('ArrowUp', 0, 10, 3)).toBe(0);
  expect(movedTo('PageDown', 8, 10, 3)).toBe(9);
  expect([movedTo('Home', 8, 10, 3), movedTo('End', 0, 10, 3)]).toEqual([0, 9]);
  expect(movedTo('x', 4, 10, 3)).toBeNull();
});
