import { expect, test } from 'vitest';
import { cycleAlerts } from '../../../src/analysis/alerts/cycle.ts';
import { cycleTest } from '../../../src/analysis/alerts/cycleTest.ts';
import { driftAlerts } from '../../../src/analysis/alerts/drift.ts';
import { findAlerts } from '../../../src/analysis/alerts/findAlerts.ts';
import { repAlerts } from '../../../src/analysis/alerts/reps.ts';
import { searchedAlerts } from '../../../src/analysis/alerts/searched.ts';
import { weakAlerts } from '../../../src/analysis/alerts/weak.ts';
import type { Combination } from '../../../src/domain/document/combinations.ts';
import type { Rep } from '../../../src/domain/document/reps.ts';
import { around, driverField, driverModel, effect } from '../../support/fixture/parts.ts';
import { combination, facts, fields, parts, search } from './alertParts.ts';
import { nothingMore } from '../../support/fixture/reps.ts';

test('ALERT-SEARCH-1 what fell and what loses are candidates, what rose is not; money is of the shrunk effect', () => {
  const found = searchedAlerts(
    parts({
      search,
      combinations: [
        combination({}),
        combination({
          aspect: 'combination',
          levels: [
            { field: 'Region', level: 'APAC' },
            { field: 'Source', level: 'Partner' },
          ],
          before: null,
          after: null,
        }),
        combination({ difference: around(0.12, 0.05), shrunkDifference: 0.06 }),
        // The same effect, seen from the other side of the field.
        combination({
          levels: [{ field: 'Source', level: 'Partner' }],
          echoOf: { aspect: 'change', levels: [{ field: 'Region', level: 'APAC' }] },
        }),
        // Below what was to be expected, but it rose: no drop.
        combination({
          levels: [{ field: 'Region', level: 'Europe' }],
          before: { deals: 190, won: 50 },
        }),
      ],
    }),
  );
  expect(found).toMatchObject({ tests: 100, of: [60, 40] });
  expect(found.candidates.map(({ alert }) => alert.kind)).toEqual([
    'segment-drop',
    'losing-combination',
  ]);
  const [drop, losing] = found.candidates.map(({ alert }) => alert);
  // Half of 12 points is left of it, of 200 deals at 1,000 each.
  expect(drop?.money?.estimate).toBeCloseTo(-0.06 * 200 * 1000, 6);
  // 400 deals in 8 quarters.
  expect(losing?.money?.estimate).toBeCloseTo(-0.06 * 50 * 1000, 6);
  expect(drop?.sentence).toBe(
    'Region APAC fell from 42% to 30% in Q2 2024, 12 points below where it would be had it moved as the other deals did.',
  );
  expect(losing?.sentence).toBe(
    'Region APAC with Source Partner wins 30%, 12 points less than its parts imply.',
  );
  expect(drop?.sql).toContain("closed_on BETWEEN '2024-04-01'::DATE AND '2024-06-30'::DATE");
  expect(searchedAlerts(parts()).withheld).toBe('No segment was searched.');
});

test('ALERT-SEARCH-2 of two levels that part, the one that fell is told whichever of them leads', () => {
  const fell = combination({});
  const rose = combination({
    levels: [{ field: 'Region', level: 'Europe' }],
    difference: around(0.12, 0.05),
  });
  const told = (combinations: Combination[]): string[] =>
    searchedAlerts(parts({ search, combinations })).candidates.map(({ alert }) => alert.id);
  const first = told([fell, { ...rose, echoOf: { aspect: 'change', levels: fell.levels } }]);
  expect(first).toEqual(['segment-drop:Region=APAC']);
  const echo = { aspect: 'change' as const, levels: rose.levels };
  expect(told([rose, { ...fell, echoOf: echo }])).toEqual(first);
  // One echo stands for it, not all of them.
  const other = { ...fell, levels: [{ field: 'Source', level: 'Partner' }], echoOf: echo };
  expect(told([rose, { ...fell, echoOf: echo }, other])).toEqual(first);
});

test('ALERT-WEAK-1 a level a point under the average is a candidate, one just above that is not; reps are left out', () => {
  const effects = [
    effect('Source', 'Partner', -0.01),
    effect('Source', 'Inbound', -0.0099),
    effect('Rep', 'Ann', -0.2),
    effect('Region', 'APAC', null),
  ];
  const drivers = driverModel([driverField('Source', 0.01, 2)], effects, []);
  const levelTests = effects.map(({ field, level, points }) => ({
    field,
    level,
    under: true,
    pValue: points && 0.4,
  }));
  const found = weakAlerts(parts({ drivers, levelTests }));
  expect(found.tests).toBe(2);
  expect(found.candidates.map(({ alert }) => alert.id)).toEqual(['weak-segment:Source=Partner']);
  // Holm over two looks.
  expect(found.candidates[0]?.familywise).toBeCloseTo(0.8, 9);
});

const cohort = (start: string, days: number) => ({
  start,
  won: 60,
  lost: 60,
  open: 10,
  cut: 0,
  ages: Array.from({ length: 60 }, (_, i) => ({
    age: days + i,
    won: 1,
    lost: 1,
    censored: i < 10 ? 1 : 0,
  })),
});

test('ALERT-CYCLE-1 a slower cohort is told with its median, a faster one is not, one still running is not looked at', () => {
  const life = { asOf: '2024-08-15', cutBefore: null };
  const slower = cycleTest(
    {
      ...life,
      cohorts: [cohort('2024-01-01', 20), cohort('2024-04-01', 50), cohort('2024-07-01', 9)],
    },
    true,
  );
  expect(slower).toMatchObject({ slower: true, label: '2024Q2', deals: 130 });
  expect(cycleAlerts(parts(), slower).candidates[0]?.alert.sentence).toBe(
    'Deals created in Q2 2024 take 30 days longer to close than those created in Q1 2024, open deals counted in.',
  );
  expect(slower?.days?.estimate).toBe(30);
  expect(cycleAlerts(parts(), slower).candidates).toHaveLength(1);
  const faster = cycleTest(
    { ...life, cohorts: [cohort('2024-01-01', 50), cohort('2024-04-01', 20)] },
    true,
  );
  expect(faster?.slower).toBe(false);
  expect(cycleAlerts(parts(), faster)).toMatchObject({ tests: 1, candidates: [] });
});

test('ALERT-CYCLE-2 closed deals only, or a file cut on the closed date: no test', () => {
  const cohorts = [cohort('2024-01-01', 20), cohort('2024-04-01', 50)];
  const life = { asOf: '2024-08-15', cutBefore: null, cohorts };
  expect(cycleTest(life, false)).toBeNull();
  expect(
    cycleTest({ ...life, cohorts: cohorts.map((one) => ({ ...one, cut: 5 })) }, true),
  ).toBeNull();
  expect(cycleAlerts(parts(), null).withheld).not.toBeNull();
});

const rep = (name: string, difference: number, pValue: number): Rep => ({
  rep: name,
  deals: 200,
  won: 60,
  expected: 0.45,
  winRate: around(0.3, 0.06),
  shrunk: 0.35,
  difference: around(difference, 0.06),
  outside: 99.8,
  pValue,
  qValue: pValue,
  consistency: null,
  consistencyReason: 'too few deals',
  wonAmount: null,
  ...nothingMore,
});

test('ALERT-REP-1 reps share one family, below and above are both told', () => {
  const found = repAlerts(parts({ reps: [rep('Ann', -0.15, 0.0001), rep('Bob', 0.1, 0.01)] }));
  expect(found.candidates.map(({ familywise }) => familywise)).toEqual([0.0002, 0.01]);
  expect(found.candidates.map(({ alert }) => alert.sentence)).toEqual([
    'Ann won 15 points less than the 200 deals they were given would have brought others.',
    'Bob won 10 points more than the 200 deals they were given would have brought others.',
  ]);
  expect(found.candidates.map(({ alert }) => alert.severity)).toEqual(['critical', 'info']);
});

test('ALERT-DRIFT-1 a field whose mix moved is told with the share of deals that moved', () => {
  const drift = [
    {
      field: 'Source',
      index: 0.3,
      moved: 0.22,
      pValue: 0.001,
      qValue: 0.003,
      told: true,
      sentence: null,
    },
    {
      field: 'Region',
      index: 0.01,
      moved: 0.02,
      pValue: 0.4,
      qValue: 0.4,
      told: false,
      sentence: null,
    },
  ];
  const calendar = { effects: [], trend: null, changePoint: null, drift, reason: null };
  const found = driftAlerts(parts({ calendar }));
  expect(found.tests).toBe(2);
  // The other one moved less than is worth telling; it counts as a test all the same.
  expect(found.candidates).toHaveLength(1);
  expect(found.candidates[0]).toMatchObject({ familywise: 0.002, alert: { severity: 'warn' } });
  expect(found.candidates[0]?.alert.sentence).toBe(
    'The mix of deals by Source shifted in Q2 2024: 22% of them would have to move for it to be as before.',
  );
});

test('ALERT-1 the dearest comes first, facts have no p, and a quiet file raises nothing', () => {
  const loud = findAlerts(
    parts({ search, combinations: [combination({})], reps: [rep('Ann', -0.15, 0.0001)] }),
    null,
    null,
    facts({
      open: { open: 100, amount: 1000, stalled: 25, stalled_amount: 200, top: 10, top_amount: 300 },
    }),
    0.05,
  );
  expect(loud.alerts.map(({ kind }) => kind)).toEqual([
    'segment-drop',
    'rep-off-expectation',
    'stalled-deals',
    'value-concentrated',
  ]);
  for (const alert of loud.alerts) {
    expect(alert.pValue === null).toBe(alert.basis === 'fact');
    expect(alert.threshold === null).toBe(alert.basis === 'test');
  }
  const quiet = findAlerts(parts(), null, null, facts(), 0.05);
  expect(quiet.alerts).toEqual([]);
  expect(quiet.alertBudget.withheld.map(({ kind }) => kind)).toEqual([
    'segment-drop',
    'losing-combination',
    'weak-segment',
    'emerging-segment',
    'cycle-longer',
    'rep-off-expectation',
    'drift',
  ]);
  expect(fields).toHaveLength(3);
});
