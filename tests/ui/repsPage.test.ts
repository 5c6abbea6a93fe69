import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.ts';
import type { Attainment } from '../../src/domain/document/attainment.ts';
import type { Rep, RepGrouping } from '../../src/domain/document/reps.ts';
import { funnelLimits, funnelRows } from '../../src/ui/views/reps/funnelRows.ts';
import { mixTable } from '../../src/ui/views/reps/mixTable.ts';
import { repFacts } from '../../src/ui/views/reps/repFacts.ts';
import { placeOf, repOf } from '../../src/ui/views/reps/repPlace.ts';
import RepsPage from '../../src/ui/views/reps/RepsPage.svelte';
import {
  attainmentNotes,
  groupLine,
  repLead,
  repsLead,
  specialitiesLine,
  testedLine,
  trendLines,
} from '../../src/ui/views/reps/repWords.ts';
import { around } from '../support/fixture/parts.ts';
import { rep, reps, repSpread } from '../support/fixture/reps.ts';
import { complete, latePartsWithheld, latePending, nothingTold } from '../support/lateFixture.ts';

const coached: Rep = {
  ...rep('Ann/Lee', { rate: 0.35, outside: 99.8, pValue: 0.001 }),
  quarters: [
    { label: '2024Q1', deals: 50, won: 20, winRate: around(0.4, 0.13), expected: 0.45 },
    { label: '2024Q2', deals: 60, won: 18, winRate: around(0.3, 0.12), expected: 0.46 },
  ],
  trend: {
    quarters: 8,
    pointsPerQuarter: around(-0.03, 0.02),
    pValue: 0.004,
    qValue: 0.02,
    told: true,
  },
  specialities: [
    {
      field: 'region',
      level: 'EMEA',
      deals: 90,
      won: 20,
      expected: 0.4,
      difference: around(-0.18, 0.1),
      pValue: 0.0004,
      qValue: 0.03,
    },
  ],
  notes: [
    {
      rule: 'weak-in',
      note: 'Weak in region EMEA.',
      evidence: 'Won 22% of 90 deals.',
      action: 'Go through the last lost ones together.',
    },
  ],
  target: 2_000_000,
  attainment: 0.6,
};

const attainment: Attainment = {
  reason: null,
  basis: 'quota.csv',
  grain: 'quarter',
  periods: [
    {
      label: '2024Q1',
      from: '2024-01-01',
      to: '2024-03-31',
      status: 'whole',
      why: null,
      reps: 1,
      won: 900,
      target: 1000,
      attainment: 0.9,
    },
    {
      label: '2024Q2',
      from: '2024-04-01',
      to: '2024-06-30',
      status: 'running',
      why: null,
      reps: 1,
      won: 300,
      target: 1000,
      attainment: 0.3,
    },
  ],
  reps: [
    {
      rep: 'Bob',
      periods: [
        { won: 900, target: 1000, attainment: 0.9 },
        { won: 300, target: 1000, attainment: 0.3 },
      ],
    },
  ],
  window: { from: '2024Q1', to: '2024Q1', periods: 1, won: 900, target: 1000 },
  running: null,
  unpriced: 2,
  sentence: 'In Q1 2024 90% of the target was won.',
};

const grouping: RepGrouping = {
  field: 'manager',
  kind: 'team',
  tellApart: false,
  pValue: 0.4,
  groups: [
    {
      level: 'Kim',
      reps: 2,
      deals: 800,
      won: 380,
      winRate: around(0.47, 0.03),
      expected: 0.46,
      difference: around(0.01, 0.03),
      outside: null,
      wonAmount: 1_000_000,
      meanCycleDays: 60,
      target: null,
      attainment: null,
    },
  ],
};

const analysis: Analysis = {
  ...complete,
  reps: [coached, ...reps.slice(1)],
  repSpread: { ...repSpread, within: ['manager'] },
  repGroups: [grouping],
  attainment,
};
const region = (name: string) => within(screen.getByRole('region', { name }));

test('REPS-PAGE-1 the answer comes first: who stands out, and what reps are held against', () => {
  render(RepsPage, { analysis });
  expect(screen.getByTestId('reps-headline').textContent).toMatch(
    /^\s*Reps differ by more than chance.*Cleo won more; Ann\/Lee won less than the deals/s,
  );
  expect(screen.getByText(/anyone of the same manager/)).toBeTruthy();
  expect(region('What to talk about').getByText(/^Weak in region EMEA/)).toBeTruthy();
  expect(
    region('By team: manager').getByText(/can’t be told apart.*p\s0\.40.*by name/),
  ).toBeTruthy();
  expect(region('Attainment').getByText('In Q1 2024 90% of the target was won.')).toBeTruthy();
});

test('REPS-PAGE-2 a name opens the rep, by keyboard too, and a slash in it is no part of the address', async () => {
  const onOpen = vi.fn();
  render(RepsPage, { analysis, onOpen });
  const table = within(
    screen.getByRole('table', { name: 'Reps against the book they were given' }),
  );
  table.getByRole('button', { name: 'Ann/Lee' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('Ann%2FLee');
  expect(repOf(placeOf('50% Ann/Lee?#'))).toBe('50% Ann/Lee?#');
  expect(repOf('%')).toBeNull();
});

test('REPS-PAGE-3 one rep: the numbers, quarters and notes, and the way back', () => {
  render(RepsPage, { analysis, detail: placeOf('Ann/Lee') });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Ann/Lee');
  expect(screen.getByTestId('rep-lead').textContent).toMatch(/That is below what chance allows/);
  expect(screen.getByRole('img', { name: /Q1 2024 40% against 45%, Q2 2024 30%/ })).toBeTruthy();
  expect(screen.getByRole('link', { name: '← All reps' }).getAttribute('href')).toBe('#reps');
  expect(repFacts(coached, 'USD').map(({ name, value }) => [name, value])).toContainEqual([
    'Attainment',
    '60%',
  ]);
});

test('REPS-PAGE-4 a name that is not there says so', () => {
  render(RepsPage, { analysis, detail: 'Nobody' });
  expect(screen.getByText('There is no rep of that name')).toBeTruthy();
});

test('REPS-PAGE-5 one switch hides names everywhere', async () => {
  const onHideNames = vi.fn();
  render(RepsPage, { analysis, onHideNames });
  await userEvent.click(screen.getByRole('checkbox', { name: /^Hide names/ }));
  expect(onHideNames).toHaveBeenCalledExactlyOnceWith(true);
});

test('REPS-PAGE-6 without ranks nobody is named in words or picture', () => {
  render(RepsPage, { analysis: nothingTold });
  expect(screen.getByTestId('reps-headline').textContent).toMatch(
    /can’t be told apart \(p\s0\.62\).*no ranks; they stand by name/,
  );
  expect(screen.getByText(/^By name: there is no rank to give/)).toBeTruthy();
  const rows = funnelRows(reps, { tellApart: false });
  expect(rows.every(({ named }) => !named)).toBe(true);
});

test('REPS-PAGE-7 a file without reps, and one still computing, say so', () => {
  const { unmount } = render(RepsPage, { analysis: latePartsWithheld });
  expect(screen.getByText('The file has no column that says who worked a deal.')).toBeTruthy();
  unmount();
  render(RepsPage, { analysis: latePending });
  expect(screen.getByText('Computing reps …')).toBeTruthy();
});

test('REPS-WORDS-1 limits of the picture are those that reps are judged by', () => {
  const one = { deals: 100, chanceError: 0.05 };
  expect(funnelLimits([one, { deals: 9, chanceError: null }])?.inner).toBeCloseTo(1.96 * 0.5, 6);
  expect(funnelLimits([{ deals: 9, chanceError: null }])).toBeNull();
});

test('REPS-WORDS-2 trends, tests and groups say over how many they were looked for', () => {
  expect(trendLines([coached], repSpread)[0]).toBe(
    'Ann/Lee falls by 3 points a quarter (−5 to −1) beyond what all reps moved.',
  );
  expect(trendLines(reps, repSpread)[0]).toContain('3 reps tested');
  expect(trendLines(reps, { ...repSpread, tests: { ...repSpread.tests, trends: 0 } })[0]).toContain(
    'can’t be said',
  );
  expect(testedLine(4, repSpread)).toContain('40 pairs of rep and kind of deal');
  expect(groupLine({ ...grouping, pValue: null })).toContain('could not be tested');
  const off = grouping.groups.map((one) => ({ ...one, outside: 95 as const }));
  expect(groupLine({ ...grouping, groups: off, tellApart: true, pValue: 0.01 })).toMatch(
    /differ by more than chance.*Kim \(\+1 point\)/,
  );
  expect(specialitiesLine(coached, repSpread)).toContain('region EMEA (−18 points)');
  expect(repLead({ ...coached, winRate: null }, repSpread)).toBe('No deal of theirs has closed.');
  expect(repsLead(reps.slice(1, 2), repSpread)[0]).toContain('can’t be said of any single rep');
});

test('REPS-WORDS-3 what attainment leaves out is said', () => {
  expect(attainmentNotes(attainment)).toEqual(['2 won deals without an amount count as nothing.']);
  const [first] = attainment.periods;
  if (!first) throw new Error('The fixture has two.');
  expect(
    attainmentNotes({ ...attainment, unpriced: 0, periods: [{ ...first, status: 'cut' }] }),
  ).toEqual(['Q1 2024 is cut by the edges of the file: shown, and not counted.']);
});

test('REPS-MIX-1 shares of a rep’s deals stand beside everybody’s, and only what is told has a difference', () => {
  const counts = {
    deals: 40,
    won: 20,
    winRate: around(0.5, 0.15),
    before: null,
    after: null,
    change: null,
  };
  const [one] = complete.segments;
  if (!one) throw new Error('The fixture has segments.');
  const told = { ...coached.specialities[0], field: one.field, level: one.level };
  const table = mixTable(
    complete,
    { rep: 'Ann', specialities: [told as Rep['specialities'][number]] },
    {
      kind: 'branch',
      path: [],
      change: null,
      deals: 80,
      won: 40,
      winRate: null,
      fields: [
        {
          field: one.field,
          late: false,
          levels: [
            { ...counts, level: one.level },
            { ...counts, level: 'elsewhere' },
          ],
          evidence: { rate: null, change: null },
        },
      ],
      proposals: { rate: { field: null, looked: 0, nearest: null, reason: null }, change: null },
    },
    one.field,
  );
  expect(table.rows[0]?.slice(0, 3)).toEqual([one.level, 40, 0.5]);
  expect(table.rows[0]?.at(-1)).toEqual(told.difference);
  expect(table.rows[1]?.slice(-2)).toEqual([null, null]);
});
