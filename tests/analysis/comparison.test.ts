import { expect, test } from 'vitest';
import { chooseComparison, type Comparison } from '../../src/analysis/comparison.ts';
import { dateOf, endOf } from '../../src/domain/calendar.ts';
import { defaultComparison, type ComparisonChoice } from '../../src/domain/comparisonChoice.ts';
import type { Days } from '../../src/domain/definitions.ts';
import type { PeriodGrain } from '../../src/domain/document/periods.ts';
import { firstDay, wholeHorizon } from '../support/wholeHorizon.ts';

const whole = (grain: PeriodGrain, from: string): Days => ({ from, to: endOf(grain, from) });
function chosen(choice: Partial<ComparisonChoice>, own: 'closed' | 'created' = 'closed') {
  const found = chooseComparison(wholeHorizon, own, { ...defaultComparison, ...choice });
  if (typeof found === 'string') throw new Error(found);
  return found;
}
const earlier = ({ earlier: all }: Comparison): string[] => all.map(({ label }) => label);

test('COMPARISON-1 by itself the app takes the last two whole quarters, and calls nobody’s choice one', () => {
  const found = chosen({});
  expect([found.before.label, found.after.label]).toEqual(['2024Q2', '2024Q3']);
  expect(found.chosenByUser).toBe(false);
  // The first quarter of the file lacks what began before it.
  expect(earlier(found)[0]).toBe('2020Q2');
  expect(earlier(found).at(-1)).toBe('2024Q1');
});

test('COMPARISON-2 another measure, another clock, or periods are a choice, each by itself', () => {
  expect(chosen({ measure: 'value' }).chosenByUser).toBe(true);
  expect(chosen({ clock: 'created' }).chosenByUser).toBe(true);
  expect(chosen({ clock: 'created' }, 'created').chosenByUser).toBe(false);
  const periods = { before: whole('quarter', '2024-04-01'), after: whole('quarter', '2024-07-01') };
  expect(chosen({ periods }).chosenByUser).toBe(true);
});

test('COMPARISON-3 the usual movement comes of whole periods before both sides, whichever is named first', () => {
  const [old, late] = [whole('quarter', '2022-01-01'), whole('quarter', '2023-01-01')];
  const forward = chosen({ periods: { before: old, after: late } });
  const backward = chosen({ periods: { before: late, after: old } });
  expect(earlier(forward)).toEqual(earlier(backward));
  expect(earlier(forward)).toContain('2021Q4');
  expect(earlier(forward)).not.toContain('2022Q1');
  expect(earlier(forward)).not.toContain('2022Q4');
  expect(earlier(forward)).not.toContain('2020Q1');
});

test('COMPARISON-4 of periods of unlike length, or of free ranges, there is no usual movement', () => {
  const year = whole('year', '2022-01-01');
  const month = whole('month', '2023-03-01');
  expect(earlier(chosen({ periods: { before: year, after: month } }))).toEqual([]);
  const free = { from: '2023-03-02', to: '2023-04-01' };
  expect(
    earlier(chosen({ periods: { before: month, after: { ...free, from: '2023-04-01' } } })),
  ).toEqual([]);
  expect(earlier(chosen({ periods: { before: year, after: free } }))).toEqual([]);
});

test('COMPARISON-5 a side at the edge of the file warns, one amid it does not', () => {
  const amid = whole('month', '2023-03-01');
  const running = whole('month', '2024-11-01');
  expect(
    chosen({ periods: { before: amid, after: whole('month', '2023-04-01') } }).warnings,
  ).toEqual([]);
  expect(chosen({ periods: { before: amid, after: running } }).warnings).toHaveLength(1);
  const start = { from: dateOf(firstDay), to: dateOf(firstDay + 40) };
  expect(chosen({ periods: { before: start, after: running } }).warnings).toHaveLength(2);
});
