import { expect, test } from 'vitest';
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
