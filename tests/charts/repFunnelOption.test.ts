import { expect, test } from 'vitest';
import { FUNNEL_HEIGHT, funnelExtent, repFunnelOption } from '../../src/charts/repFunnelOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { hostile, palette } from './rows.ts';

const row = (label: string, deals: number, difference: number, outside: null | 95 | 99.8) => ({
  label,
  deals,
  difference,
  outside,
  named: true,
  tip: label,
});
const limits = { inner: 0.98, outer: 1.55 };

test('reps in the funnel: named and coloured outside it, plain within', async () => {
  const rows = [
    row('Ann', 400, 0.09, 99.8),
    row('Bob', 120, 0.02, null),
    row('Cleo', 260, -0.07, 95),
    row(hostile, 50, -0.3, 99.8),
  ];
  const svg = chartSvg(repFunnelOption(rows, limits, palette, 480), 480, FUNNEL_HEIGHT);
  expect(svg).not.toContain('<img');
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/repFunnel.svg');
});

test('where reps can’t be told apart nobody is named', () => {
  const rows = [{ ...row('Ann', 400, 0.09, 99.8), named: false }];
  expect(chartSvg(repFunnelOption(rows, limits, palette, 480), 480, FUNNEL_HEIGHT)).not.toContain(
    '>Ann<',
  );
});

test('the scale holds every rep, and begins at none where some books are small', () => {
  const near = funnelExtent([row('a', 900, 0.01, null), row('b', 1000, -0.2, null)], limits);
  expect(near.deals[0]).toBeGreaterThan(400);
  expect(near.reach).toBeGreaterThan(0.2);
  expect(funnelExtent([row('a', 9, 0, null), row('b', 1000, 0, null)], limits).deals[0]).toBe(0);
});
