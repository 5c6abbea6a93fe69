import { expect, test } from 'vitest';
import { askOf, follow, newTree, pathTo, splitBy } from '../../src/domain/decomposition.ts';

test('TREE-1 following a level opens a step below it, in any order of fields', () => {
  const one = follow(newTree, 0, 'Region', 'APAC');
  const two = follow(one, 1, 'Source', 'Partner');
  expect(two.steps).toHaveLength(3);
  expect(pathTo(two, 0)).toEqual([]);
  expect(pathTo(two, 1)).toEqual([{ field: 'Region', level: 'APAC' }]);
  expect(pathTo(two, 2)).toEqual([
    { field: 'Region', level: 'APAC' },
    { field: 'Source', level: 'Partner' },
  ]);
});

test('TREE-2 another level, or another field, takes away what lay below', () => {
  const deep = follow(follow(newTree, 0, 'Region', 'APAC'), 1, 'Source', 'Partner');
  expect(pathTo(follow(deep, 0, 'Region', 'Europe'), 2)).toEqual([
    { field: 'Region', level: 'Europe' },
  ]);
  expect(splitBy(deep, 0, 'Product').steps).toEqual([{ field: 'Product', level: null }]);
});

test('TREE-3 a level that is followed already is left again', () => {
  const one = follow(newTree, 0, 'Region', 'APAC');
  expect(follow(one, 0, 'Region', 'APAC').steps).toEqual([{ field: 'Region', level: null }]);
});

test('TREE-4 the other question keeps the way and proposes anew at its tip', () => {
  const one = splitBy(follow(newTree, 0, 'Region', 'APAC'), 1, 'Source');
  const asked = askOf(one, 'change');
  expect(asked).toEqual({
    aspect: 'change',
    steps: [
      { field: 'Region', level: 'APAC' },
      { field: null, level: null },
    ],
  });
  expect(JSON.parse(JSON.stringify(asked))).toEqual(asked);
});
