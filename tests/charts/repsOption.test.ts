import { expect, test } from 'vitest';
import { rateAxis } from '../../src/charts/parts/axes.ts';
import { repsOption } from '../../src/charts/repsOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { hostile, palette } from './rows.ts';

const row = (label: string, estimate: number, outside: null | 95 | 99.8) => ({
  label,
  estimate,
  low: estimate - 0.05,
  high: estimate + 0.05,
  expected: 0.45,
  outside,
  text: '',
  tip: label,
});

test('reps: actual against expected; a ring outside 95%, filled outside 99.8%', async () => {
  const rows = [
    row('Ann', 0.6, 99.8),
    row('Bob', 0.54, 95),
    { ...row('Cleo', 0.45, null), expected: null },
    row(hostile, 0.3, 99.8),
  ];
  const svg = chartSvg(repsOption(rows, palette, 480), 480, 150);
  expect(svg).not.toContain('<img');
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/reps.svg');
});

test('the scale of a rate ends at 0% and 100%', () => {
  const { min, max } = rateAxis(palette);
  expect(min({ min: 0.001, max: 0.4 })).toBe(0);
  expect(min({ min: 0.2, max: 0.4 })).toBeNull();
  expect(max({ min: 0.5, max: 0.999 })).toBe(1);
  expect(max({ min: 0.5, max: 0.7 })).toBeNull();
});
