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
