import { expect, test } from 'vitest';
import { cohortsOption, type CurveRow } from '../../src/charts/cohortsOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { hostile, palette } from './rows.ts';

const curve = (label: string, part: CurveRow['part'], final: number, last = 90): CurveRow => ({
  label,
  tip: label,
  part,
  points: [0, 30, 60, 90]
    .filter((age) => age <= last)
    .map((age) => {
      const estimate = (final * age) / 90;
      return { age, estimate, low: 0.9 * estimate, high: 1.1 * estimate };
    }),
});

test('cohorts: thin curves for the others, a band for all deals and for the chosen quarter', async () => {
  const rows = [
    curve('Q1 2024', 'other', 0.4),
    curve(hostile, 'all', 0.45),
    curve('Q2 2024', 'chosen', 0.3, 60),
  ];
  const svg = chartSvg(cohortsOption(rows, palette), 480, 200);
  expect(svg).not.toContain('<img');
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/cohorts.svg');
});

test('cohorts: a young cohort’s curve ends where its deals do, and no wide band flattens the rest', () => {
  const wide = curve('young', 'other', 0.2, 30);
  const points = wide.points.map((point) => ({ ...point, high: 1 }));
  const { series } = cohortsOption([{ ...wide, points }, curve('all', 'all', 0.4)], palette);
  const [first] = Array.isArray(series) ? series : [series];
  const [young, all] = (first?.data ?? []) as number[][];
  expect(young?.slice(0, 2)).toEqual([0, 30]);
  expect(young?.[3]).toBeCloseTo(0.2 / 3, 12);
  expect(all?.[3]).toBeCloseTo(0.44, 12);
});
