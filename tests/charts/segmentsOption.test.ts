import { expect, test } from 'vitest';
import { segmentsOption } from '../../src/charts/segmentsOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { palette } from './rows.ts';

const row = (label: string, estimate: number, shrunk: number | null) => ({
  label,
  estimate,
  low: estimate - 0.03,
  high: estimate + 0.03,
  shrunk,
  text: '',
  tip: label,
});

test('segments: rate with interval, shrunk rate, and the rate of all deals', async () => {
  const rows = [row('APAC', 0.34, 0.36), row('Europe', 0.5, 0.49), row('Tiny', 0.7, null)];
  const svg = chartSvg(segmentsOption(rows, 0.45, palette, 480), 480, 130);
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/segments.svg');
});
