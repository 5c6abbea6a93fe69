import { expect, test } from 'vitest';
import { dumbbell } from '../../src/charts/dumbbell.ts';
import { wrapped } from '../../src/charts/parts/wrapped.ts';
import { sparkline } from '../../src/charts/sparkline.ts';

test('sparkline: starts at the left, ends at the right, and breaks where nothing is known', () => {
  const { path, last } = sparkline([null, 1, 2, null, 3, null], 96, 26);
  expect(path).toMatch(/^M3 23L\S+ \S+M93 3$/);
  expect(last).toEqual({ x: 93, y: 3 });
});

test('sparkline: one point is no line', () => {
  expect(sparkline([null, 4], 96, 26)).toEqual({ path: '', last: null });
});

test('dumbbell: one scale for both intervals, nothing outside of it', () => {
  const rows = dumbbell([
    { estimate: 0.48, low: 0.46, high: 0.5 },
    { estimate: 0.42, low: 0.4, high: 0.44 },
  ]);
  const [before, after] = rows;
  expect(before?.estimate).toBeGreaterThan(after?.estimate ?? 1);
  for (const { low, estimate, high } of rows) {
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThan(estimate);
    expect(estimate).toBeLessThan(high);
    expect(high).toBeLessThanOrEqual(1);
  }
});

test('a tooltip’s long lines are broken between words, and none is lost', () => {
  const text = 'Q3 2024: 38%\nMasked: no deals were created after July, only 61% can be here.';
  const lines = wrapped(text, 24).split('\n');
  expect(lines[0]).toBe('Q3 2024: 38%');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(24);
  expect(lines.join(' ')).toBe(text.replace('\n', ' '));
});
