import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fitTree,
  follow,
  newTree,
  parseTree,
  splitBy,
  writeTree,
} from '../../src/domain/decomposition.ts';

const text = fc.string({ unit: 'binary' });

test('TREE-TEXT-1 a way down the tree is the same after it was written and read', () => {
  const way = fc.tuple(
    fc.array(fc.tuple(text, text), { maxLength: 6 }),
    fc.option(text),
    fc.boolean(),
  );
  fc.assert(
    fc.property(way, ([path, split, change]) => {
      let tree = change ? { ...newTree, aspect: 'change' as const } : newTree;
      path.forEach(([field, level], depth) => (tree = follow(tree, depth, field, level)));
      if (split !== null) tree = splitBy(tree, path.length, split);
      expect(parseTree(writeTree(tree))).toEqual(tree);
    }),
    { seed: 5, numRuns: 200 },
  );
});

test('TREE-TEXT-2 a tree nothing was done to is not written', () => {
  expect(writeTree(newTree)).toBeNull();
});

test.each([
  [null],
  [''],
  ['{}'],
  ['[]'],
  ['["rate"]'],
  ['["other",[null,null]]'],
  ['["rate",["a"]]'],
  ['["rate",[null,"x"]]'],
  ['["rate",["a","b"]]'],
  ['["rate",["a",null],["b",null]]'],
  ['["rate",[1,null]]'],
  [JSON.stringify(['rate', ...Array.from({ length: 12 }, () => ['a', 'b']), [null, null]])],
])('TREE-TEXT-3 what is no tree is a new one: %s', (written) => {
  expect(parseTree(written)).toBe(newTree);
});

test('TREE-TEXT-4 of a link to another file the way is followed as far as the file has it', () => {
  const deep = follow(follow(newTree, 0, 'Region', 'APAC'), 1, 'Product', 'Moon base');
  const hasRegion = ({ field }: { field: string }) => field === 'Region';
  expect(fitTree(deep, () => true)).toEqual(deep);
  expect(fitTree(deep, hasRegion)).toEqual(follow(newTree, 0, 'Region', 'APAC'));
  expect(fitTree(deep, () => false)).toEqual(newTree);
  expect(fitTree(splitBy(newTree, 0, 'Nowhere'), () => false)).toEqual(
    splitBy(newTree, 0, 'Nowhere'),
  );
});
