import { expect, test } from 'vitest';
import { customerSentence } from '../../src/words/customerSentence.ts';

const rate = (estimate: number, half = 0.03) => ({
  estimate,
  low: estimate - half,
  high: estimate + half,
});

test('CUSTOMERS-WORDS-1 told apart only where the intervals leave each other out', () => {
  const fresh = { kind: 'new' as const, winRate: rate(0.4) };
  expect(customerSentence([fresh, { kind: 'existing', winRate: rate(0.47) }])).toBe(
    'Of the deals with new customers 40% (37–43%) are won. With existing customers it is more: 47% (44–50%).',
  );
  expect(customerSentence([fresh, { kind: 'existing', winRate: rate(0.45) }])).toBe(
    'Of the deals with new customers 40% (37–43%) are won. With existing customers it is 45% (42–48%), too near to be told apart.',
  );
});

test('CUSTOMERS-WORDS-2 each other kind is held against the new', () => {
  expect(
    customerSentence([
      { kind: 'win-back', winRate: rate(0.2) },
      { kind: 'existing', winRate: rate(0.41) },
      { kind: 'new', winRate: rate(0.4) },
    ]),
  ).toBe(
    'Of the deals with new customers 40% (37–43%) are won. With existing customers it is 41% (38–44%), too near to be told apart. With won-back customers it is less: 20% (17–23%).',
  );
});

test('CUSTOMERS-WORDS-3 one kind alone says nothing', () => {
  expect(customerSentence([{ kind: 'new', winRate: rate(0.4) }])).toBe('');
  expect(customerSentence([{ kind: 'existing', winRate: rate(0.4) }])).toBe('');
});
