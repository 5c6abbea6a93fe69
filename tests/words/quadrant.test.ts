import { expect, test } from 'vitest';
import { isPlaced, quadrantOf, quadrantSentence } from '../../src/words/quadrant.ts';

const point = (level: string, value: number, rate: number, half = 0.02) => ({
  level,
  value,
  winRate: { estimate: rate, low: rate - half, high: rate + half },
});
const thresholds = { value: 100, rate: 0.5 };

test('QUADRANT-1 both sides of both thresholds; on it counts as above', () => {
  expect(quadrantOf(point('', 100, 0.5), thresholds)).toBe('champion');
  expect(quadrantOf(point('', 99.9, 0.5), thresholds)).toBe('rising');
  expect(quadrantOf(point('', 100, 0.499), thresholds)).toBe('challenger');
  expect(quadrantOf(point('', 99.9, 0.499), thresholds)).toBe('fix');
});

test('QUADRANT-2 placed is only what its whole interval places', () => {
  expect(isPlaced(point('', 1, 0.52), thresholds)).toBe(true);
  expect(isPlaced(point('', 1, 0.519), thresholds)).toBe(false);
  expect(isPlaced(point('', 1, 0.479), thresholds)).toBe(true);
  expect(isPlaced(point('', 1, 0.481), thresholds)).toBe(false);
});

test('QUADRANT-3 the sentence names who is told apart, and counts the others', () => {
  const points = [point('A', 120, 0.6), point('B', 80, 0.3), point('C', 80, 0.51)];
  expect(quadrantSentence(points, thresholds)).toBe(
    'Champions: A. To fix: B. 1 level can’t be told from the threshold of the rate.',
  );
  expect(quadrantSentence(points.slice(0, 2), thresholds)).toBe('Champions: A. To fix: B.');
  expect(quadrantSentence(points.slice(2), thresholds)).toBe(
    'No rate can be told from the threshold.',
  );
  expect(quadrantSentence([], thresholds)).toBe('No level has enough closed deals to be placed.');
});

test('QUADRANT-4 four names are said, of five the last two are counted', () => {
  const of = (n: number) =>
    quadrantSentence(
      Array.from({ length: n }, (_, at) => point(`L${at}`, 120, 0.6)),
      thresholds,
    );
  expect(of(4)).toBe('Champions: L0, L1, L2 and L3.');
  expect(of(5)).toBe('Champions: L0, L1, L2 and 2 more.');
});
