import { expect, test } from 'vitest';
import { funnelOption, type FunnelRow } from '../../src/charts/funnelOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { hostile, palette } from './rows.ts';

const row = (
  label: string,
  advanced: number,
  open: number,
  lost: number,
  told = false,
): FunnelRow => ({
  label: `${label}\n15 d`,
  advanced,
  open,
  lost,
  told,
  text: '74%\n71–77%',
  tip: label,
});

test('funnel: what got further, what is still there and what was lost, the named stage in colour', async () => {
  const rows = [
    row('Demo', 700, 50, 250),
    row('Proposal', 350, 30, 320, true),
    row(hostile, 200, 0, 140),
  ];
  const svg = chartSvg(funnelOption(rows, palette, 480), 480, 184);
  expect(svg).not.toContain('<img');
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/stages.svg');
});
