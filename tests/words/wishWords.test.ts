import { expect, test } from 'vitest';
import type { Misfit } from '../../src/domain/wishes.ts';
import { misfitSentence } from '../../src/words/wishWords.ts';

const level = (name: string): Misfit => ({ kind: 'level', field: 'Region', level: name });

test('WISHES-1 what a file has nothing for is named, one thing or several', () => {
  expect(misfitSentence([])).toBeNull();
  expect(misfitSentence([level('Mars')])).toBe(
    'Left out, as this file has nothing that fits: Mars of Region.',
  );
  expect(misfitSentence([{ kind: 'field', field: 'Planet' }, { kind: 'periods' }])).toBe(
    'Left out, as this file has nothing that fits: the filter on Planet and the two periods.',
  );
  expect(
    misfitSentence([
      { kind: 'column', column: 'Stage' },
      { kind: 'clock' },
      { kind: 'value' },
      { kind: 'unread', name: 'x' },
    ]),
  ).toBe(
    'Left out, as this file has nothing that fits: the column Stage, the date deals count under, rates by value and the part “x” of the link.',
  );
});

test('WISHES-2 five are all named, six are counted, and a long name is cut', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  expect(misfitSentence(names.slice(0, 5).map(level))).toContain('and e of Region.');
  expect(misfitSentence(names.map(level))).toContain('d of Region and 2 more.');
  expect(misfitSentence([level('x'.repeat(41))])).toContain(`${'x'.repeat(40)}… of Region`);
  expect(misfitSentence([level('x'.repeat(40))])).toContain(`${'x'.repeat(40)} of Region`);
});

test('WISHES-3 what lies outside a range of closed dates is told by itself, beside what is left out', () => {
  const outside: Misfit = { kind: 'outside', what: 'periods' };
  expect(misfitSentence([outside])).toBe(
    'The two periods don’t both lie in the chosen range of closed dates, so its last two complete quarters are compared.',
  );
  expect(misfitSentence([level('Mars'), outside])).toMatch(/^Left out.*Mars of Region\. The two/);
  expect(misfitSentence([{ kind: 'outside', what: 'clock' }])).toMatch(/by closed date/);
  expect(misfitSentence([{ kind: 'closed' }])).toBe(
    'Left out, as this file has nothing that fits: the range of closed dates.',
  );
});
