import { expect, test } from 'vitest';
import { judged, quarterPair } from '../../../src/analysis/alerts/quarterPair.ts';
import { chooseComparison, type Comparison } from '../../../src/analysis/comparison.ts';
import { endOf } from '../../../src/domain/calendar.ts';
import { defaultComparison, type ComparisonChoice } from '../../../src/domain/comparisonChoice.ts';
import type { PeriodGrain } from '../../../src/domain/document/periods.ts';
import { wholeHorizon } from '../../support/wholeHorizon.ts';

function compared(choice: Partial<ComparisonChoice>): Comparison {
  const found = chooseComparison(wholeHorizon, 'closed', { ...defaultComparison, ...choice });
  if (typeof found === 'string') throw new Error(found);
  return found;
}
const pair = (grain: PeriodGrain, before: string, after: string): ComparisonChoice['periods'] => ({
  before: { from: before, to: endOf(grain, before) },
  after: { from: after, to: endOf(grain, after) },
});

test('ALERT-JUDGED-1 two whole quarters by closed date are, whoever chose them', () => {
  const own = compared({});
  expect(judged(own, wholeHorizon)).toBe(own);
  const picked = compared({ periods: pair('quarter', '2023-01-01', '2024-01-01') });
  expect(judged(picked, wholeHorizon)).toBe(picked);
  expect(judged(null, wholeHorizon)).toBeNull();
});

test.each([
  ['the created clock', { clock: 'created' }],
  ['a quarter at the edge of the file', { periods: pair('quarter', '2024-07-01', '2024-10-01') }],
  // They begin on the days quarters begin on.
  ['months', { periods: pair('month', '2023-01-01', '2023-04-01') }],
  ['halves', { periods: pair('half', '2023-01-01', '2023-07-01') }],
  ['years', { periods: pair('year', '2022-01-01', '2023-01-01') }],
] satisfies [string, Partial<ComparisonChoice>][])(
  'ALERT-JUDGED-2 %s: no alert compares',
  (_, choice) => {
    expect(judged(compared(choice), wholeHorizon)).toBeNull();
  },
);

test('ALERT-JUDGED-3 in place of what can’t be judged stand the last two complete quarters', () => {
  const prepared = { clock: 'closed' as const, horizon: wholeHorizon };
  const own = compared({});
  const months = compared({ periods: pair('month', '2023-01-01', '2023-04-01') });
  const edge = compared({ periods: pair('quarter', '2024-07-01', '2024-10-01') });
  for (const asked of [months, edge, compared({ clock: 'created' }), null])
    expect(quarterPair(asked, prepared)).toMatchObject({
      before: own.before,
      after: own.after,
      chosenByUser: false,
    });
  const picked = compared({ periods: pair('quarter', '2023-01-01', '2024-01-01') });
  expect(quarterPair(picked, prepared)).toBe(picked);
  expect(quarterPair(months, { ...prepared, clock: 'created' })).toBeNull();
});
