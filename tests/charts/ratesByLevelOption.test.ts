import { expect, test } from 'vitest';
import {
  panelColumns,
  panelsHeight,
  ratesByLevelOption,
  type Panels,
} from '../../src/charts/ratesByLevelOption.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { hostile, palette } from './rows.ts';

const point = (estimate: number, half = 0.04, faint = false) => ({
  rate: { estimate, low: estimate - half, high: estimate + half },
  faint,
  tip: '',
});
const none = { rate: null, faint: true, tip: '' };

const panels: Panels = {
  periods: [
    { label: 'Q1 2024', masked: true },
    { label: 'Q2 2024', masked: false },
    { label: 'Q3 2024', masked: false },
    { label: 'Q4 2024', masked: false },
  ],
  all: [0.5, 0.45, 0.44, 0.46],
  panels: [
    { label: 'APAC', points: [point(0.5), point(0.4), point(0.35), point(0.3)] },
    { label: hostile, points: [point(0.5), point(0.46), none, point(0.95, 0.05, true)] },
  ],
};

test('rates by level: one scale, masked quarters hatched, what is missing leaves a gap', async () => {
  const svg = chartSvg(ratesByLevelOption(panels, palette, 600), 600, panelsHeight(panels, 600));
  expect(svg).not.toContain('<img');
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/ratesByLevel.svg');
});

test('rates by level: a rate of few deals does not flatten the rest', () => {
  const { yAxis } = ratesByLevelOption(panels, palette, 600);
  const [first] = Array.isArray(yAxis) ? yAxis : [];
  expect(first).toMatchObject({ min: 0.25, max: 0.55 });
});

test('rates by level: one column on a phone, three on a desk, and four panels two by two', () => {
  expect([390, 700, 1200].map((width) => panelColumns(width, 6))).toEqual([1, 2, 3]);
  expect([1, 2, 3, 4, 5].map((panels) => panelColumns(1200, panels))).toEqual([1, 2, 3, 2, 3]);
  expect(panelsHeight(panels, 390)).toBe(2 * panelsHeight(panels, 1200));
});
