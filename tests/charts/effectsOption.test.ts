import { expect, test } from 'vitest';
import { effectsOption } from '../../src/charts/effectsOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { hostile, palette } from './rows.ts';

const row = (label: string, estimate: number, told: boolean) => ({
  label,
  estimate,
  low: estimate - 0.03,
  high: estimate + 0.03,
  told,
  text: String(Math.round(100 * estimate)),
  tip: label,
});
const rows = [row('Referral', 0.09, true), row(hostile, 0.01, false), row('APAC', -0.08, true)];
const svg = () => chartSvg(effectsOption(rows, palette, 480), 480, 140);

test('effects: a bar from the average for each level, with its interval', async () => {
  await expect(normalSvg(svg())).toMatchFileSnapshot('__snapshots__/effects.svg');
});

test('effects: only what is told has colour: blue helps, orange hurts', () => {
  const fills = [...svg().matchAll(/<path[^>]*fill="(blue|orange|darkgray)"[^>]*>/g)];
  const colours = fills.map(([, colour]) => colour);
  expect(colours).toEqual(['blue', 'darkgray', 'orange']);
});

test('effects: a level’s name stays text', () => {
  expect(svg()).not.toContain('<img');
});
