import type { Analysis } from '../../domain/analysis.ts';
import type { DriverModel } from '../drivers.ts';
import type { LifeTable } from '../lifeTable.ts';
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
  const { comparison, segments } = overview;
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
      comparison: comparison?.clock === 'closed' ? comparison : null,
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
