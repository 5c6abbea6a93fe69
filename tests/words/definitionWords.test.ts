import { expect, test } from 'vitest';
import {
  type DefinitionFit,
  type DefinitionMatch,
  readRate,
} from '../../src/domain/definitionBridge.ts';
import { DEFINITION_PARTS, type DefinitionPart, OURS } from '../../src/domain/definitions.ts';
import { matchSentence, partWords, ratedAs, stepWords } from '../../src/words/definitionWords.ts';

const setting = { clock: 'closed' as const, period: 'Q2 2024', masked: 'Q3 2024' };
const fit = (rate: number, ...parts: DefinitionPart[]): DefinitionFit => ({
  definition: { ...OURS, ...Object.fromEntries(parts.map((part) => [part, true])) },
  rate,
  steps: [],
});
const match = (fits: DefinitionFit[], nearest = fit(0.4)): DefinitionMatch => ({
  ours: 0.4,
  tried: 16,
  fits,
  nearest,
});
const typed = { rate: 0.33, half: 0.005 };
const said = (found: DefinitionMatch) => matchSentence(found, typed, setting);

test('DEFINITION-WORDS-1 what fits is named, with how many others do', () => {
  const open = fit(1 / 3, 'open');
  expect(said(match([open]))).toBe(
    'A win rate that counts open deals below the line gives 33%. No other of the 16 definitions that this file allows does.',
  );
  expect(said(match([open, open, open]))).toContain('3 of the 16 definitions');
  expect(said(match([open, open, open, open]))).toContain(
    'But so do 3 others of the 16 definitions that this file allows: type a decimal more',
  );
});

test('DEFINITION-WORDS-2 ours is called ours', () => {
  expect(said(match([fit(0.33), fit(0.33, 'open')]))).toMatch(/^33% is our own definition/);
});

test('DEFINITION-WORDS-3 where none fits that is said, with the nearest', () => {
  expect(said(match([], fit(0.4, 'open', 'value')))).toBe(
    'None of the 16 definitions that this file allows gives 33%. The nearest is one that counts open deals below the line and is by value, 40.0%. The CRM may hold other deals than this file, or count in a way that was not tried.',
  );
  expect(said(match([]))).toContain('The nearest is our own, 40.0%');
});

test('DEFINITION-WORDS-4 every part has words for both clocks and both scopes', () => {
  const settings = [
    setting,
    { clock: 'created' as const, period: null, masked: null },
    { clock: 'created' as const, period: 'Q2 2024', masked: null },
  ];
  for (const part of DEFINITION_PARTS)
    for (const one of settings)
      for (const words of [partWords(part, one), stepWords(part, one)])
        expect(words).toMatch(/^[a-z].{5,}/);
  expect(partWords('clock', setting)).toContain('created');
  expect(partWords('clock', { ...setting, clock: 'created' })).toContain('closed');
  expect(partWords('masked', setting)).toContain('Q3 2024');
});

test('DEFINITION-WORDS-5 a rate is shown with the decimals that were typed', () => {
  const as = (text: string) => ratedAs(0.42345, readRate(text) ?? typed);
  expect([as('42'), as('42.3'), as('42.34'), as('0.42')]).toEqual([
    '42%',
    '42.3%',
    '42.34%',
    '42%',
  ]);
});
