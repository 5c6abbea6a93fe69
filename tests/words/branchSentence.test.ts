import { expect, test } from 'vitest';
import type { Proposal } from '../../src/domain/slices.ts';
import { branchSentence } from '../../src/words/branchSentence.ts';
import { lowEvidence } from '../../src/words/lowEvidence.ts';

const proposal = (field: string | null, pValue: number, looked = 5): Proposal => ({
  field,
  looked,
  nearest: { field: 'Region', pValue, qValue: Math.min(1, looked * pValue) },
  reason: field === null ? 'nothing' : null,
});

test('BRANCH-WORDS-1 what splits says how often chance would, of how many looks', () => {
  expect(branchSentence(proposal('Region', 0.004), 'rate', 500, true)).toBe(
    'Of 5 fields looked at here, Region splits these deals most clearly: win rates this different would appear in 1 of 250 such comparisons if its levels were alike.',
  );
  expect(branchSentence(proposal('Region', 0.004, 1), 'change', 500, false)).toBe(
    'Region, the one field looked at here, splits these deals: levels that moved this differently, in rate or in share, would appear in 1 of 250 such comparisons if its levels had moved alike.',
  );
});

test('BRANCH-WORDS-2 nothing splits further is an answer, with the nearest', () => {
  expect(branchSentence(proposal(null, 0.2), 'rate', 500, false)).toBe(
    'Nothing splits this further: of 5 fields looked at here, the nearest is Region, and win rates this different would appear in 1 of 5 such comparisons if its levels were alike, too often for the best of so many looks.',
  );
  expect(branchSentence(proposal(null, 0.6, 1), 'rate', 500, true)).toBe(
    'Nothing splits these deals: the one field looked at here is Region, and win rates this different would appear in 6 of 10 such comparisons if its levels were alike.',
  );
});

test('BRANCH-WORDS-3 too few deals, none, and no field left', () => {
  const none = { field: null, looked: 0, nearest: null };
  const tooFew: Proposal = { ...none, reason: 'too-few' };
  expect(branchSentence(tooFew, 'rate', 12, false)).toBe(
    'With 12 closed deals nothing can be told apart here.',
  );
  expect(branchSentence(tooFew, 'rate', 1, false)).toMatch(/^With 1 closed deal nothing/);
  expect(branchSentence(tooFew, 'rate', 0, false)).toBe('No deal of this branch is closed.');
  expect(branchSentence({ ...none, reason: 'no-field' }, 'rate', 500, false)).toBe(
    'There is no field left to split these deals by.',
  );
});

test('BRANCH-WORDS-4 no sentence speaks of a cause', () => {
  for (const aspect of ['rate', 'change'] as const)
    for (const one of [proposal('Region', 0.001), proposal(null, 0.3)])
      expect(branchSentence(one, aspect, 500, true)).not.toMatch(/cause|because|due to/i);
});

test('EVIDENCE-1 thirty closed deals can be read, one fewer can’t', () => {
  expect(lowEvidence(30)).toBeNull();
  expect(lowEvidence(29)).toBe('29 closed deals, fewer than 30');
  expect(lowEvidence(1)).toBe('1 closed deal, fewer than 30');
  expect(lowEvidence(0)).toBe('no closed deals');
});
