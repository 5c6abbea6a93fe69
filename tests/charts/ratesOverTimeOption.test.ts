import { expect, test } from 'vitest';
import { ratesOverTimeOption } from '../../src/charts/ratesOverTimeOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { palette } from './rows.ts';

const row = (label: string, estimate: number, masked = false, compared = false) => ({
  label,
  estimate,
  low: estimate - 0.02,
  high: estimate + 0.02,
  masked,
  compared,
  tip: label,
});
const rows = [
  row('Q1', 0.49, true),
  row('Q2', 0.48),
  row('Q3', 0.48, false, true),
  row('Q4', 0.42, false, true),
];
const svg = chartSvg(ratesOverTimeOption(rows, palette), 480, 220);

test('rates over time: a picture of it', async () => {
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/ratesOverTime.svg');
});

test('rates over time: a masked period is hollow and nothing leads to it', () => {
  const joins = [...svg.matchAll(/stroke="darkgray"[^>]*stroke-width="1"|stroke="darkgray"/g)];
  // One interval and one ring of the masked period, and two lines between the three readable ones.
  expect(joins).toHaveLength(4);
});
