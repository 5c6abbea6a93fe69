import { expect, test } from 'vitest';
import { driverDesign, QUARTER_FACTOR } from '../../src/analysis/driverDesign.ts';
import type { Field } from '../../src/domain/field.ts';

const field = (levels: string[]): Field => ({
  key: 'f0',
  column: 'c0',
  name: 'region',
  role: 'field',
  kind: 'categorical',
  levels,
  breaks: null,
});

const columns = (codes: number[], deals: number[], quarter: number[]) => ({
  f0: Float64Array.from(codes),
  deals: Float64Array.from(deals),
  won: Float64Array.from(deals, (n) => Math.floor(n / 2)),
  quarter: Float64Array.from(quarter),
});

test('DESIGN-1 levels under 10 deals join (other), absent ones are left out', () => {
  const design = driverDesign(columns([0, 1, 2, 3], [20, 4, 5, 30], [0, 0, 0, 0]), [
    field(['EU', 'Mars', 'Moon', 'US', 'Nowhere']),
  ]);
  expect(design.factors[0]?.levels).toEqual(['EU', 'US', '(other)']);
  // The two that were pooled are one row now.
  expect([...(design.factors[0]?.codes ?? [])]).toEqual([0, 1, 2]);
  expect([...design.deals]).toEqual([20, 30, 9]);
});

test('DESIGN-2 a file with its own (other) gathers the rare levels there', () => {
  const design = driverDesign(columns([0, 1, 2], [20, 15, 5], [0, 0, 0]), [
    field(['(other)', 'EU', 'US']),
  ]);
  expect(design.factors[0]?.levels).toEqual(['(other)', 'EU']);
  expect([...(design.factors[0]?.codes ?? [])]).toEqual([0, 1]);
  expect([...design.deals]).toEqual([25, 15]);
});

test('DESIGN-3 the closed quarter is the last factor, in order of time, when there is more than one', () => {
  const design = driverDesign(columns([0, 0, 0], [20, 20, 20], [19_814, 19_723, -1]), [
    field(['EU']),
  ]);
  expect(design.factors.at(-1)).toMatchObject({
    name: QUARTER_FACTOR,
    levels: ['(none)', '2024Q1', '2024Q2'],
  });
  expect(driverDesign(columns([0], [20], [19_723]), [field(['EU'])]).factors).toHaveLength(1);
});
