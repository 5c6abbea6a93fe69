import { expect, test } from 'vitest';
import { FALSE_ALERT_CHANCE, spend } from '../../../src/analysis/alerts/budget.ts';
import { type TestFamily, untested } from '../../../src/analysis/alerts/candidate.ts';
import type { Alert, AlertKind } from '../../../src/domain/document/alerts.ts';
import { seeded } from '../../../src/stats/random.ts';

const alert = (kind: AlertKind, id: string): Alert => ({
  id,
  kind,
  basis: 'test',
  severity: 'warn',
  sentence: '',
  segment: [],
  evidence: [],
  threshold: null,
  pValue: 0.01,
  qValue: 0.01,
  money: null,
  deals: 100,
  sql: null,
});

const family = (kind: AlertKind, ps: readonly number[]): TestFamily => ({
  kinds: [kind],
  tests: ps.length,
  withheld: null,
  candidates: ps.map((familywise, i) => ({ familywise, alert: alert(kind, `${kind} ${i}`) })),
});

test('ALERT-BUDGET-1 families that can be tested share the budget; on its very share a test is told', () => {
  const families = [
    family('weak-segment', [0.025, 0.0251]),
    family('drift', [0.3]),
    untested(['cycle-longer'], 'no created dates'),
  ];
  const { alerts, alertBudget } = spend(families, 0.05, 7);
  expect(alerts.map(({ id }) => id)).toEqual(['weak-segment 0']);
  expect(alertBudget).toEqual({
    familywisePerPeriod: 0.05,
    expectedFalsePerYear: 0.2,
    tests: 3,
    byKind: [
      { kind: 'weak-segment', tests: 2, share: 0.025 },
      { kind: 'drift', tests: 1, share: 0.025 },
    ],
    naiveAlerts: 7,
    withheld: [{ kind: 'cycle-longer', why: 'no created dates' }],
  });
});

test('ALERT-BUDGET-2 with nothing to find, about one period in twenty raises an alert', () => {
  const random = seeded(5);
  const runs = 4000;
  let raised = 0;
  for (let run = 0; run < runs; run++) {
    const families = (
      ['weak-segment', 'drift', 'cycle-longer', 'rep-off-expectation'] as const
    ).map((kind) => family(kind, [random()]));
    if (spend(families, FALSE_ALERT_CHANCE, 0).alerts.length > 0) raised += 1;
  }
  // Bonferroni on four independent families: 1 − (1 − 0.05/4)⁴ = 4.9%; four standard errors are 1.4 points.
  expect(Math.abs(raised / runs - 0.0491)).toBeLessThan(0.014);
});

test('ALERT-BUDGET-3 no budget, no test that is told; nothing tested, nothing told', () => {
  expect(spend([family('drift', [0.001])], 0, 0).alerts).toEqual([]);
  expect(spend([untested(['drift'], 'one quarter')], 0.05, 0)).toMatchObject({
    alerts: [],
    alertBudget: { tests: 0, byKind: [], withheld: [{ kind: 'drift', why: 'one quarter' }] },
  });
});
