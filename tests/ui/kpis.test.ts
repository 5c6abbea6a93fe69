import { expect, test } from 'vitest';
import { closedFilter } from '../../src/domain/closedRange.ts';
import { kpis } from '../../src/ui/views/brief/kpis.ts';
import { paperFacts } from '../../src/ui/views/brief/paperFacts.ts';
import type { Analysis } from '../../src/domain/analysis.ts';
import { declined } from '../support/analysisFixture.ts';

const figure = (analysis: Analysis, name: string) =>
  kpis(analysis).find((one) => one.name === name);

const [outcome] = declined.columns;
if (!outcome) throw new Error('The fixture has no columns.');
const withDates: Analysis = {
  ...declined,
  columns: [
    { ...outcome, name: 'Created', role: 'createdDate' },
    { ...outcome, name: 'Renewal', role: 'date' },
  ],
};

const farDates = (column: string, count: number): Analysis => ({
  ...withDates,
  quality: {
    score: 90,
    checks: [
      {
        id: `far-dates:${column}`,
        severity: 'warn',
        column,
        count,
        share: null,
        message: '',
        examples: [],
      },
    ],
  },
});

test('KPI-1 dates far from all others are told beside the cycle that they move', () => {
  const note = (analysis: Analysis) => figure(analysis, 'Cycle')?.note;
  expect(note(withDates)).not.toContain('far');
  expect(note(farDates('Created', 1))).toMatch(/; 1 far date in the file can move it$/);
  expect(note(farDates('Created', 3))).toMatch(/; 3 far dates in the file can move it$/);
  expect(note(farDates('Renewal', 3))).not.toContain('far');
});

test('KPI-2 the velocity is that of the compared period, with its change and its way there', () => {
  const { verdict, periods } = declined;
  const after = periods?.find(
    ({ clock, from, to }) =>
      clock === verdict.clock && from === verdict.after?.from && to === verdict.after.to,
  );
  const velocity = figure(declined, 'Velocity');
  expect(after?.meanCycleDays).toBeGreaterThan(0);
  expect(velocity?.note).toContain('Q2 2024');
  expect(velocity?.change).toMatch(/^[+−]?\d+%$/);
  expect(velocity?.trend.length).toBeGreaterThan(1);
});

test('KPI-3 what withholds the velocity of the file withholds that of its periods', () => {
  const totals = { ...declined.totals, velocityPerDay: null, velocityReason: 'No amounts.' };
  expect(figure({ ...declined, totals }, 'Velocity')).toMatchObject({
    value: '–',
    change: null,
    note: 'No amounts.',
    trend: [],
  });
});

test('PAPER-1 a sheet names the file, what of it was looked at, and when', () => {
  const facts = paperFacts({ ...declined, filters: [{ field: 'Region', values: ['A', 'B'] }] });
  expect(facts.join(' · ')).toMatch(/SHA-256 .* · Filters Region: A, B · Plumbline /);
  expect(paperFacts(declined)).toContain('No filters');
});

const range = (estimate: number, low: number, high: number) => ({ estimate, low, high });
const figures = {
  meanCycleDays: 61.2,
  cycleInterval: range(61.2, 59.7, 62.6),
  meanWonAmount: 31_000,
  wonAmountInterval: range(31_000, 29_800, 32_400),
  velocityPerDay: 5_000,
};
const compared = {
  before: { ...figures, velocityPerDay: 4_000 },
  after: figures,
  cycleChange: range(3, 1.2, 4.8),
  wonAmountChange: range(-0.012, -0.06, 0.04),
};

test('KPI-4 cycle and won deal carry the interval of the mean and of its change; velocity says it has none', () => {
  const analysis = { ...declined, totals: { ...declined.totals, compared } };
  expect(figure(analysis, 'Cycle')).toMatchObject({
    value: '61 d',
    change: '+3 d (+1 to +5)',
    note: 'mean, 95%: 60–63 d',
  });
  expect(figure(analysis, 'Won deal')).toMatchObject({
    change: '−1% (−6 to +4)',
    note: 'mean, 95%: $30k–$32k',
  });
  expect(figure(analysis, 'Velocity')).toMatchObject({
    change: '+25%',
    note: 'in Q2 2024, no interval',
  });
});

test('KPI-5 a free range of days has its figures, too; too few deals have no interval', () => {
  const { after, before } = declined.verdict;
  if (!after || !before) throw new Error('The fixture compares two periods.');
  const free = {
    ...declined,
    verdict: {
      ...declined.verdict,
      after: { ...after, label: '2024-04-03/2024-05-02', from: '2024-04-03', to: '2024-05-02' },
    },
    totals: {
      ...declined.totals,
      compared: {
        ...compared,
        after: { ...figures, cycleInterval: null },
        cycleChange: null,
        wonAmountChange: null,
      },
    },
  };
  expect(figure(free, 'Cycle')).toMatchObject({
    value: '61 d',
    note: 'mean, 3 Apr – 2 May 2024',
  });
  expect(figure(free, 'Closed deals')?.change).toBe('+4%');
  expect(figure(free, 'Won deal')?.change).toBe('0%');
});

test('KPI-6 why there are no open deals: the file, the filters or the closed dates', () => {
  const none = { ...declined, totals: { ...declined.totals, open: 0, openAmount: null } };
  expect(figure(none, 'Open')?.note).toBe('no open deals in the file');
  const filters = [{ field: 'Region', values: ['APAC'] }];
  expect(figure({ ...none, filters }, 'Open')?.note).toBe('no open deals are left');
  const dates = [closedFilter({ from: '2024-01-01', to: '2024-03-31' })];
  expect(figure({ ...none, filters: dates }, 'Open')?.note).toBe('left out by the closed dates');
});
