import { expect, test } from 'vitest';
import type { DealsQuestion } from '../../src/domain/dealsQuestion.ts';
import { dealsDefinition, dealsFormula } from '../../src/words/dealsWords.ts';

const any: DealsQuestion = { filters: [], levels: [], period: null, outcome: 'any', set: null };

test('DEALS-WORDS-1 the definition names every part of the question', () => {
  expect(dealsDefinition(any)).toBe('Deals of any outcome.');
  expect(
    dealsDefinition({
      filters: [{ field: 'product', values: ['Core', 'Pro'] }],
      levels: [{ field: 'region', level: 'APAC' }],
      period: { clock: 'closed', from: '2024-04-01', to: '2024-06-30' },
      outcome: 'closed',
      set: { name: 'with-cycle' },
    }),
  ).toBe(
    'Closed deals (won or lost), closed 1 Apr – 30 Jun 2024, where region is APAC and product is Core or Pro, with both dates, closed not before created.',
  );
  const stalled = { name: 'stalled' as const, asOf: '2024-07-01', days: 1 };
  expect(dealsDefinition({ ...any, outcome: 'open', set: stalled })).toBe(
    'Open deals, created more than 1 day before 2024-07-01.',
  );
});

test('DEALS-WORDS-2 a level of any length stays readable', () => {
  const levels = [{ field: 'note', level: 'y'.repeat(100_000) }];
  expect(dealsDefinition({ ...any, levels }).length).toBeLessThan(150);
});

test('DEALS-WORDS-3 every check that lists deals has words', () => {
  for (const id of ['duplicate-ids', 'blank:region', 'bulk-closing', 'look-alikes:region'])
    expect(
      dealsDefinition({ ...any, set: { name: 'check', check: id, column: 'region' } }),
    ).toMatch(/^Deals of any outcome, \w+ .{10,}\.$/);
});

test('DEALS-WORDS-4 the formula has the figures, and no rate where nothing is closed', () => {
  expect(dealsFormula({ deals: 1500, won: 600, lost: 900, open: 0 })).toBe(
    '1,500 deals = 600 won + 900 lost + 0 open; win rate = won / (won + lost) = 600 / 1,500 = 40.0%',
  );
  expect(dealsFormula({ deals: 1, won: 0, lost: 0, open: 1 })).toBe(
    '1 deal = 0 won + 0 lost + 1 open; no win rate, as none is closed',
  );
});
