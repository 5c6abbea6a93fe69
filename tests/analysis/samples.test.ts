import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.ts';
import { sampleCsv } from '../../src/samples/csv.ts';
import { SAMPLE_DEALS, SHAPES } from '../../src/samples/shapes.ts';
import { plantedTruth } from '../../src/samples/truth.ts';
import { analyseCsv } from '../support/analyseCsv.ts';

const sample = (id: 'decline' | 'flat'): Promise<Analysis> =>
  analyseCsv([...sampleCsv(SHAPES[id], SAMPLE_DEALS)], { truth: plantedTruth(SHAPES[id]) });

describe('decline', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await sample('decline');
  }, 60_000);

  test('SAMPLE-1 the planted drop is found in the last two complete quarters', () => {
    expect(analysis.verdict).toMatchObject({ kind: 'declined', clock: 'closed' });
    expect([analysis.verdict.before?.label, analysis.verdict.after?.label]).toEqual([
      '2024Q3',
      '2024Q4',
    ]);
  });

  test('SAMPLE-2 every planted number lies inside the interval that was found', () => {
    expect(analysis.sample?.planted).toHaveLength(4);
    for (const { value, found } of analysis.sample?.planted ?? []) {
      expect(found?.low).toBeLessThanOrEqual(value);
      expect(found?.high).toBeGreaterThanOrEqual(value);
    }
  });

  test('SAMPLE-3 the planted drivers are told and no other', () => {
    const told = analysis.drivers?.fields.filter((one) => one.driver).map((one) => one.field);
    expect(told?.sort()).toEqual([...SHAPES.decline.drivers].sort());
  });

  test('SAMPLE-4 there are open deals, and nothing is left pending', () => {
    expect(analysis.totals.open).toBeGreaterThan(1000);
    expect(analysis.run.pending).toEqual([]);
  });

  test('BRIDGE-2 the field that moved unlike the others comes first', () => {
    expect(analysis.bridges[0]?.field).toBe('region');
  });

  test('BRIDGE-1 the parts of every bridge add up to the change', () => {
    expect(analysis.bridges.length).toBeGreaterThan(3);
    for (const { change, parts, mix, rate, residual } of analysis.bridges) {
      const sum = parts.reduce((total, part) => total + part.mix.estimate + part.rate.estimate, 0);
      expect(sum).toBeCloseTo(change, 12);
      expect(mix.estimate + rate.estimate + residual).toBeCloseTo(change, 12);
    }
  });
});

test('SAMPLE-5 nothing is told of the flat sample', { timeout: 60_000 }, async () => {
  const analysis = await sample('flat');
  expect(analysis.verdict.kind).toBe('no-evidence');
  expect(analysis.drivers?.fields.filter((one) => one.driver)).toEqual([]);
  expect(analysis.drivers?.effects.filter((one) => one.driver)).toEqual([]);
});
