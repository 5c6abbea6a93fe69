import { expect, test } from 'vitest';
import { plantedFound } from '../../src/analysis/plantedFound.ts';
import type { Analysis } from '../../src/domain/analysis.ts';
import type { PlantedTruth } from '../../src/domain/plantedTruth.ts';
import { declined } from '../support/analysisFixture.ts';

const [effect] = (declined.drivers?.effects ?? []).filter(({ points }) => points !== null);
const { field, level } = effect ?? { field: '', level: '' };
const truth: PlantedTruth = {
  id: 'sample',
  seed: 1,
  planted: [
    { what: 'change', value: -0.05, where: { part: 'change' } },
    { what: 'mix', value: -0.02, where: { part: 'mix', field: declined.bridges[0]?.field ?? '' } },
    { what: 'level', value: 0.04, where: { part: 'points', field, level } },
  ],
};
const foundIn = (analysis: Analysis): boolean[] =>
  plantedFound(truth, analysis)?.planted.map(({ found }) => found !== null) ?? [];
const chosen: Analysis = {
  ...declined,
  verdict: { ...declined.verdict, looks: { chosenByUser: true, tried: 1 } },
};
const filtered: Analysis = { ...declined, filters: [{ field, values: [level] }] };

test('PLANTED-1 the truth stands beside what was found in the whole file', () => {
  expect(foundIn(declined)).toEqual([true, true, true]);
  expect(plantedFound(truth, declined)?.notLookedFor).toBeUndefined();
  expect(plantedFound(null, declined)).toBeNull();
});

test('PLANTED-2 of another comparison only what no comparison changes is held against it, and says why', () => {
  expect(foundIn(chosen)).toEqual([false, false, true]);
  expect(plantedFound(truth, chosen)?.notLookedFor).toContain('comparison you chose');
});

test('PLANTED-3 of filtered deals nothing is, and says why', () => {
  expect(foundIn(filtered)).toEqual([false, false, false]);
  expect(plantedFound(truth, filtered)?.notLookedFor).toContain('whole file');
});
