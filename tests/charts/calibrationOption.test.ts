import { expect, test } from 'vitest';
import { calibrationOption } from '../../src/charts/calibrationOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { palette } from './rows.ts';

test('calibration: what was expected beside what was won, with its interval', async () => {
  const rows = [0.3, 0.45, 0.6].map((predicted, i) => ({
    predicted,
    estimate: predicted + 0.02 * i,
    low: predicted + 0.02 * i - 0.03,
    high: predicted + 0.02 * i + 0.03,
    label: `expected ${100 * predicted}%`,
    text: '',
    tip: '',
  }));
  const svg = chartSvg(calibrationOption(rows, palette, 480), 480, 110);
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/calibration.svg');
});
