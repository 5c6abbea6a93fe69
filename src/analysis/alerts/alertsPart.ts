import type { Analysis } from '../../domain/analysis.ts';
import { grainOf } from '../../domain/comparisonChoice.ts';
import type { Comparison } from '../comparison.ts';
import type { DriverModel } from '../drivers.ts';
import type { Horizon } from '../horizon.ts';
import type { LifeTable } from '../lifeTable.ts';
import { masks } from '../masks.ts';
import type { Setting } from '../setting.ts';
import { alertLimits } from './alertLimits.ts';
import { FALSE_ALERT_CHANCE } from './budget.ts';
import { gatherAlerts } from './gatherAlerts.ts';

/** Alerts stand on nearly everything before them; what could not be looked for joins the limits. */
export async function alertsPart(
  { port, dataset, prepared, overview, input }: Setting,
  model: DriverModel,
  life: LifeTable | null,
  analysis: Analysis,
): Promise<Partial<Analysis>> {
  const { segments } = overview;
  const comparison = judged(overview.comparison, prepared.horizon);
  const found = await gatherAlerts(port, {
    dataset,
    prepared,
    filters: input.filters,
    model,
    life,
    quality: analysis.quality ?? { score: 0, checks: [] },
    totals: analysis.totals,
    budget: input.alertBudget ?? FALSE_ALERT_CHANCE,
    parts: {
      comparison,
      looks: comparison?.chosenByUser ? Math.max(1, input.looksTried) : 1,
      segments,
      calendar: analysis.calendar,
      combinations: analysis.combinations ?? [],
      search: analysis.combinationSearch,
      reps: analysis.reps ?? [],
      repSpread: analysis.repSpread,
    },
  });
  return { ...found, limits: [...analysis.limits, ...alertLimits(found.alertBudget)] };
}

/** Alerts are of complete quarters that the file's edges leave whole, whatever two a person compares. */
export function judged(comparison: Comparison | null, horizon: Horizon): Comparison | null {
  if (comparison?.clock !== 'closed') return null;
  const all = masks(horizon, 'quarter', 'closed');
  const isWhole = (side: Comparison['before']): boolean =>
    grainOf(side) === 'quarter' && all.get(side.start)?.masked === false;
  return isWhole(comparison.before) && isWhole(comparison.after) ? comparison : null;
}
