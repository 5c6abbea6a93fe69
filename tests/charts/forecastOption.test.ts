import { expect, test } from 'vitest';
import {
  forecastOption,
  forecastStepsOption,
  type ForecastRow,
  type ForecastStep,
} from '../../src/charts/forecastOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { hostile, palette } from './rows.ts';

const millions = (value: number): string => `${value}M`;

const row = (label: string, p50: number, soFar: number, actual: number | null): ForecastRow => ({
  label,
  p10: 0.8 * p50,
  p50,
  p90: 1.25 * p50,
  soFar,
  actual,
  text: millions(actual ?? p50),
  tip: label,
});

test('forecast: earlier quarters inside and outside their range, this one and the next', async () => {
  const rows = [
    row('Q4 2024', 10, 4, 11),
    row(hostile, 10, 3, 14),
    row('Q2 2025', 12, 5, null),
    row('Q3 2025', 11, 0, null),
  ];
  const svg = chartSvg(forecastOption(rows, palette, 480, millions), 480, 160);
  expect(svg).not.toContain('<img');
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/forecast.svg');
});

test('forecast steps: won, open, to come, expected with its range, and a target', async () => {
  const step = (
    kind: ForecastStep['kind'],
    from: number,
    to: number,
    range: ForecastStep['range'] = null,
  ): ForecastStep => ({ kind, label: kind, from, to, range, text: millions(to - from), tip: kind });
  const steps = [
    step('won', 0, 5),
    step('open', 5, 9),
    step('new', 9, 10),
    step('expected', 0, 10, { low: 8.5, high: 12 }),
    step('target', 0, 13),
  ];
  const svg = chartSvg(forecastStepsOption(steps, palette, 480, millions), 480, 210);
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/forecastSteps.svg');
});
