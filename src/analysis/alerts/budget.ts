import type { Alert, AlertBudget } from '../../domain/document/alerts.ts';
import type { TestFamily } from './candidate.ts';

/** Chance that a complete period raises any false alert, unless a person wants another. */
export const FALSE_ALERT_CHANCE = 0.05;

/** Complete quarters of a year. */
const PERIODS_A_YEAR = 4;

/**
 * Shares the budget of false alerts evenly over the families that could be tested, and lets through what stays under
 * its family's share. As each family keeps its own share, all together keep the whole (Bonferroni).
 * @param naiveAlerts segments that a rule without statistics would have raised
 */
export function spend(
  families: readonly TestFamily[],
  budget: number,
  naiveAlerts: number,
): { alerts: Alert[]; alertBudget: AlertBudget } {
  const tested = families.filter((family) => family.tests > 0);
  const share = tested.length > 0 ? budget / tested.length : 0;
  const alerts = tested
    .flatMap((family) => family.candidates)
    .filter(({ familywise }) => familywise <= share)
    .map(({ alert }) => alert);
  return {
    alerts,
    alertBudget: {
      familywisePerPeriod: budget,
      expectedFalsePerYear: budget * PERIODS_A_YEAR,
      tests: tested.reduce((sum, family) => sum + family.tests, 0),
      byKind: tested.flatMap(({ kinds, tests, of }) =>
        kinds.map((kind, i) => ({ kind, tests: of?.[i] ?? tests, share })),
      ),
      naiveAlerts,
      withheld: families.flatMap(({ kinds, withheld, without = [] }) => [
        ...(withheld === null ? [] : kinds.map((kind) => ({ kind, why: withheld }))),
        ...without,
      ]),
    },
  };
}
