import type { Alert, AlertBudget } from '../../domain/document/alerts.ts';
import type { SegmentValueRow } from '../../sql/segmentValues.ts';
import { spend } from './budget.ts';
import type { TestFamily } from './candidate.ts';
import { type CycleTest, cycleAlerts } from './cycle.ts';
import { driftAlerts } from './drift.ts';
import { emergingAlerts } from './emerging.ts';
import { factAlerts, type Facts } from './facts.ts';
import { naiveAlerts } from './naive.ts';
import type { AlertParts } from './parts.ts';
import { repAlerts } from './reps.ts';
import { searchedAlerts } from './searched.ts';
import { weakAlerts } from './weak.ts';

/**
 * Everything worth looking at, the dearest and surest first. Tests share one budget of false alerts; facts are counted
 * and say their threshold. See statistics.md, section 6.
 */
export function findAlerts(
  parts: AlertParts,
  values: readonly SegmentValueRow[] | null,
  cycle: CycleTest | null,
  facts: Facts,
  budget: number,
): { alerts: Alert[]; alertBudget: AlertBudget } {
  const families = [
    tried(searchedAlerts(parts), parts.looks),
    weakAlerts(parts),
    tried(emergingAlerts(parts, values), parts.looks),
    cycleAlerts(parts, cycle),
    repAlerts(parts),
    tried(driftAlerts(parts), parts.looks),
  ];
  const searched = parts.drivers.fields.map(({ field }) => field);
  const naive = naiveAlerts(parts.fields, parts.levels, searched);
  const { alerts, alertBudget } = spend(families, budget, naive);
  return { alerts: [...alerts, ...factAlerts(parts, facts)].sort(byWorth), alertBudget };
}

/** What compares two quarters had as many chances as comparisons were tried (Bonferroni). */
const tried = (family: TestFamily, looks: number): TestFamily => ({
  ...family,
  candidates: family.candidates.map((one) => ({
    ...one,
    familywise: Math.min(1, one.familywise * looks),
  })),
});

const URGENT: Record<Alert['severity'], number> = { critical: 0, warn: 1, info: 2 };

/** Money times certainty first, then by urgency, tests before facts, the surer first. */
function byWorth(a: Alert, b: Alert): number {
  return (
    worth(b) - worth(a) ||
    URGENT[a.severity] - URGENT[b.severity] ||
    (a.basis === b.basis ? 0 : a.basis === 'test' ? -1 : 1) ||
    (a.pValue ?? 1) - (b.pValue ?? 1)
  );
}

const worth = ({ money, pValue }: Alert): number =>
  money ? Math.abs(money.estimate) * (1 - (pValue ?? 0)) : 0;
