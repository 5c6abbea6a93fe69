import { expect, test } from 'vitest';
import { bridgeOption } from '../../src/charts/bridgeOption.ts';
import { bridgeSteps } from '../../src/charts/bridgeSteps.ts';
import { bridge, bridgePart } from '../support/fixture/parts.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { palette } from './rows.ts';

const parts = [
  bridgePart('Europe', 0.45, -0.05, 0.001),
  bridgePart('APAC', 0.34, -0.2, -0.01),
  bridgePart('India', 0.44, 0.02, 0.002),
];
const whole = bridge('Region', 0.48, parts);

test('BRIDGE the steps lead from one rate to the other without a gap', () => {
  const steps = bridgeSteps(whole, 7);
  expect(steps.map(({ kind }) => kind)).toEqual([
    'before',
    'mix',
    'level',
    'level',
    'level',
    'after',
  ]);
  expect(steps.map(({ level }) => level)).toEqual([null, null, 'APAC', 'Europe', 'India', null]);
  steps.slice(1).forEach((step, at) => expect(step.from).toBeCloseTo(steps[at]?.to ?? NaN, 12));
});

test('BRIDGE with too many levels the small ones become one step, and nothing is lost', () => {
  const steps = bridgeSteps(whole, 2);
  expect(steps.map(({ kind }) => kind)).toEqual(['before', 'mix', 'level', 'others', 'after']);
  expect(steps.at(-2)?.to).toBeCloseTo(whole.after, 12);
});

test('bridge: a picture of it', async () => {
  const rows = bridgeSteps(whole, 7).map((step) => ({
    label: step.level ?? step.kind,
    from: step.from,
    to: step.to,
    total: step.kind === 'before' || step.kind === 'after',
    text: '',
    tip: '',
  }));
  const svg = chartSvg(bridgeOption(rows, palette, 480), 480, 200);
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/bridge.svg');
});

test('BRIDGE-SPAN-1 a scale that has to show a tenth of all deals is not filled by a difference of nothing', () => {
  const step = (from: number, to: number) => ({
    label: '',
    tip: '',
    text: '',
    from,
    to,
    total: false,
  });
  const scaleOf = (low: number, high: number) =>
    bridgeOption([step(low, high)], palette, 480, 120, 0.1).xAxis as { min?: number; max?: number };
  const small = scaleOf(0.457, 0.46);
  expect((small.max ?? 0) - (small.min ?? 0)).toBeCloseTo(0.1, 12);
  expect(small.min).toBeLessThan(0.457);
  expect(small.max).toBeGreaterThan(0.46);
  for (const [low, high] of [
    [0, 0.002],
    [0.998, 1],
  ] as const) {
    const { min = -1, max = 2 } = scaleOf(low, high);
    expect(min).toBeGreaterThanOrEqual(0);
    expect(max).toBeLessThanOrEqual(1);
    expect(min).toBeLessThanOrEqual(low);
    expect(max).toBeGreaterThanOrEqual(high);
  }
  expect(scaleOf(0.3, 0.5).min).toBeUndefined();
});
