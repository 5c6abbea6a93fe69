import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { analyseCsv } from '../../support/analyseCsv.ts';
import { repsCsv } from './repsFile.ts';

const wins = (analysis: Analysis) => {
  const reps = analysis.reps ?? [];
  return {
    expected: reps.reduce((sum, one) => sum + one.deals * (one.expected ?? 0), 0),
    won: reps.reduce((sum, one) => sum + one.won, 0),
  };
};

describe('reps with a planted strength, a weakness and a fall', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await analyseCsv(
      repsCsv(9000, ({ rep, region, quarter }) => {
        if (rep === 0) return region === 'East' ? 0.75 : 0.35;
        if (rep === 1) return region === 'East' ? 0.15 : 0.5;
        if (rep === 2) return 0.75 - 0.08 * quarter;
        return 0.45;
      }),
    );
  }, 60_000);
  const rep = (name: string) => analysis.reps?.find((one) => one.rep === name);

  test('REPS-PART-1 expected wins over reps sum to actual, by rep, by team and by level', () => {
    const { expected, won } = wins(analysis);
    expect(won).toBe(analysis.totals.won);
    expect(expected).toBeCloseTo(won, 5);
    for (const { groups } of analysis.repGroups ?? []) {
      const sum = groups.reduce((all, one) => all + one.deals * (one.expected ?? 0), 0);
      expect(sum).toBeCloseTo(
        groups.reduce((all, one) => all + one.won, 0),
        5,
      );
    }
  });

  test('REPS-SPECIALITY-1 the planted strength and weakness are told, and of those reps only', () => {
    const strong = rep('Rep 1')?.specialities.find(({ level }) => level === 'East');
    expect(strong?.field).toBe('region');
    expect(strong?.difference.low).toBeGreaterThan(0.1);
    expect(
      rep('Rep 2')?.specialities.find(({ level }) => level === 'East')?.difference.high,
    ).toBeLessThan(-0.05);
    const others = (analysis.reps ?? []).filter((one) => !['Rep 1', 'Rep 2'].includes(one.rep));
    expect(others.flatMap((one) => one.specialities)).toEqual([]);
    expect(analysis.repSpread?.tests.specialities).toBeGreaterThan(30);
  });

  test('REPS-TREND-1 the planted fall is told, the surest of all', () => {
    const told = (analysis.reps ?? []).filter(({ trend }) => trend?.told);
    const surest = told.toSorted((a, b) => (a.trend?.pValue ?? 1) - (b.trend?.pValue ?? 1));
    expect(surest[0]?.rep).toBe('Rep 3');
    // One falling alone lifts what the others win beyond expectation.
    expect(told.length).toBeLessThanOrEqual(2);
    expect(rep('Rep 3')?.trend?.pointsPerQuarter.estimate).toBeCloseTo(-0.08, 1);
    expect(rep('Rep 3')?.quarters.length).toBeGreaterThanOrEqual(8);
  });

  test('REPS-COACHING-1 notes stand for what was told and nothing else, and name who could help', () => {
    const rules = Object.fromEntries(
      (analysis.reps ?? []).flatMap((one) =>
        one.notes.length > 0 ? [[one.rep, one.notes.map(({ rule }) => rule)]] : [],
      ),
    );
    expect(rules['Rep 1']).toContain('strong-in');
    expect(rules['Rep 2']).toContain('weak-in');
    expect(rules['Rep 3']).toContain('falling');
    const weak = rep('Rep 2')?.notes.find(({ rule }) => rule === 'weak-in');
    expect(weak?.action).toContain('Have Rep 1');
    expect(weak?.note).toMatch(/^Weak in region East: \d+ points below/);
  });

  test('REPS-GROUPS-1 team and level are found by their names, and region is not taken for one', () => {
    expect(analysis.repGroups?.map(({ field, kind }) => [field, kind]).sort()).toEqual([
      ['rep_level', 'level'],
      ['team', 'team'],
    ]);
    expect(analysis.repSpread?.within.toSorted()).toEqual(['rep_level', 'team']);
    const blue = analysis.repGroups
      ?.find(({ field }) => field === 'team')
      ?.groups.find(({ level }) => level === 'Blue');
    expect(blue?.reps).toBe(5);
  });

  test('REPS-ATTAINMENT-1 without a target there is none, with the reason and a limit', () => {
    expect(analysis.attainment?.reason).toContain('no quota or target');
    expect(analysis.limits.map(({ topic }) => topic)).toContain('Attainment');
  });
});

test('REPS-PART-2 where every deal wins with the same chance hardly anything is told of anybody', async () => {
  let [notes, apart] = [0, 0];
  for (let seed = 1; seed <= 3; seed++) {
    const analysis = await analyseCsv(repsCsv(2500, () => 0.45, { seed }));
    if ((analysis.reps ?? []).some((one) => one.notes.length > 0)) notes++;
    if (analysis.repSpread?.tellApart) apart++;
  }
  // Three families at q < 0.10 each.
  expect(notes).toBeLessThanOrEqual(1);
  expect(apart).toBeLessThanOrEqual(1);
}, 120_000);

test('REPS-PART-3 a file without reps says so in every part', async () => {
  const csv =
    'created,closed,stage,region\n2023-01-01,2023-02-01,Closed Won,A\n2023-01-02,2023-02-02,Closed Lost,B\n2023-01-03,2023-02-03,Closed Won,A\n';
  const { reps, repGroups, attainment } = await analyseCsv(csv);
  expect([reps, repGroups]).toEqual([[], []]);
  expect(attainment?.reason).toContain('no column that says who worked');
});
