import { expect } from 'vitest';

/** Equal to R within 1e-6 of the value, or of 1 where it is smaller. */
export function expectClose(
  actual: number | null | undefined,
  expected: number,
  what = '',
  tolerance = 1e-6,
): void {
  expect(typeof actual, `${what}: ${actual} should be ${expected}`).toBe('number');
  const gap = Math.abs(Number(actual) - expected) / Math.max(1, Math.abs(expected));
  expect(gap, `${what}: ${actual} should be ${expected}`).toBeLessThan(tolerance);
}
