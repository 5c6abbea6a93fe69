import { expect, test } from 'vitest';
import { heatMapHeight, heatMapOption, type HeatMap } from '../../src/charts/heatMapOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { hostile, palette } from './rows.ts';

const map: HeatMap = {
  columns: ['APAC', 'Europe', hostile],
  rows: ['Referral', 'Inbound'],
  cells: [
    { column: 0, row: 0, label: 'APAC, Referral', tip: '', text: '31%', tone: -1, faint: false },
    { column: 1, row: 0, label: 'Europe, Referral', tip: '', text: '52%', tone: 0.5, faint: false },
    { column: 2, row: 0, label: 'few', tip: '', text: '80%', tone: 1, faint: true },
    { column: 0, row: 1, label: 'even', tip: '', text: '45%', tone: 0, faint: false },
  ],
};

test('heat map: blue above, orange below, bare where alike, no colour for few deals', async () => {
  const svg = chartSvg(heatMapOption(map, palette, 600), 600, heatMapHeight(map, 600));
  expect(svg).not.toContain('<img');
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/heatMap.svg');
});

test('heat map: rates are left out where they have no room at a size that can be read, names stand aslant', () => {
  const wide = { ...map, columns: Array.from({ length: 14 }, (_, at) => `column ${at}`) };
  const narrow = chartSvg(heatMapOption(wide, palette, 340), 340, heatMapHeight(wide, 340));
  expect(narrow).not.toContain('31%');
  expect(narrow).toContain('matrix(0.5,');
  expect(chartSvg(heatMapOption(wide, palette, 1000), 1000, heatMapHeight(wide, 1000))).toContain(
    '31%',
  );
});
