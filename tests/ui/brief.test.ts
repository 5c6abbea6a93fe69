import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import Brief from '../../src/ui/views/brief/Brief.svelte';
import { splitSentence } from '../../src/ui/views/brief/splitSentence.ts';
import { declined, firstSnapshot, noEvidence } from '../support/analysisFixture.ts';

const onOpen = () => undefined;

test('BRIEF-1 what is pending shows as such, and what is there is there', () => {
  render(Brief, { analysis: firstSnapshot, onOpen });
  expect(screen.getByTestId('verdict').dataset['complete']).toBe('false');
  expect(screen.getByText('Computing drivers …')).toBeTruthy();
  expect(screen.getByText('Computing periods …')).toBeTruthy();
  expect(screen.getByRole('img', { name: /The way from one win rate to the other/ })).toBeTruthy();
});

test('BRIEF-2 the figures are those of the compared period, with their change', () => {
  render(Brief, { analysis: declined, onOpen });
  const figures = screen.getByRole('region', { name: 'Key figures' });
  expect(within(figures).getByText('42%')).toBeTruthy();
  expect(within(figures).getByText('−6 points (−9 to −3)')).toBeTruthy();
  expect(within(figures).getByText('2,412')).toBeTruthy();
  expect(within(figures).getByText('$9.1M')).toBeTruthy();
});

test('BRIEF-3 a masked period is named, and why', () => {
  render(Brief, { analysis: declined, onOpen });
  expect(screen.getByText(/Hatched, not to be read: Q1 2023, Q3 2024/)).toBeTruthy();
  expect(screen.getByText(/No deals were created after/)).toBeTruthy();
});

test('BRIEF-4 every chart has its table', async () => {
  render(Brief, { analysis: declined, onOpen });
  for (const button of screen.getAllByRole('button', { name: 'Show table' })) {
    await userEvent.click(button);
  }
  expect(screen.getByRole('table', { name: 'What moved it, by Region' })).toBeTruthy();
  expect(screen.getByRole('table', { name: 'What drives winning' })).toBeTruthy();
  expect(screen.getByRole('table', { name: 'Win rate over time' })).toBeTruthy();
});

test('BRIEF-5 a sample shows what was planted beside what was found', () => {
  render(Brief, { analysis: declined, onOpen });
  const row = screen.getByRole('row', { name: /Change of the win rate/ });
  expect(row.textContent).toMatch(/−6\.0.*−5\.9.*−6\.7 to −5\.1.*inside/s);
});

test('BRIEF-6 without two periods to compare the page still stands', () => {
  const verdict = {
    ...declined.verdict,
    kind: 'too-few-deals' as const,
    sentence: 'There are no two periods to compare.',
    before: null,
    after: null,
    change: null,
    pValue: null,
    reason: 'The file has no closed date.',
  };
  render(Brief, { analysis: { ...declined, verdict, periods: [], bridges: [] }, onOpen });
  expect(screen.getByText('The file has no closed date.')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Nothing to split' })).toBeTruthy();
});

test('BRIEF-7 the sentence is set in two sizes and loses nothing', () => {
  const { sentence } = declined.verdict;
  expect(splitSentence(sentence).join(' ')).toBe(sentence);
  expect(splitSentence('Short.')).toEqual(['Short.', '']);
});

test.each([declined, noEvidence])(
  'BRIEF-8 the verdict on the page is the document’s sentence',
  (analysis) => {
    render(Brief, { analysis, onOpen });
    const text = screen.getByTestId('verdict').textContent?.replaceAll(/\s+/g, ' ').trim();
    expect(text).toBe(analysis.verdict.sentence);
  },
);
