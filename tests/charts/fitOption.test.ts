import { expect, test } from 'vitest';
import { fitOption, type FitRow } from '../../src/charts/fitOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { hostile, palette } from './rows.ts';

const row = (band: FitRow['band'], label: string, share: number, dealsShare: number): FitRow => ({
  band,
  label,
  share,
  dealsShare,
  text: `${Math.round(100 * share)}%`,
  tip: label,
});

test('pipeline by fit: bars of value, ticks of deals, from zero', async () => {
  const rows = [
    row('high', 'High, from 50%', 0.1, 0.32),
    row('medium', 'Medium, 40–50%', 0.13, 0.21),
    row('low', 'Low, under 40%', 0.75, 0.43),
    row('unknown', hostile, 0.02, 0.04),
  ];
  const svg = chartSvg(fitOption(rows, palette, 480), 480, 184);
  expect(svg).not.toContain('<img');
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/fit.svg');
});
