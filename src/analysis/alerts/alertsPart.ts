import type { Analysis } from '../../domain/analysis.ts';
import type { Filter } from '../../domain/document/run.ts';
import { FILTERED_BUDGET } from '../../words/alertSentence.ts';
import { insteadSentence } from '../../words/insteadSentence.ts';
import type { Comparison } from '../comparison.ts';
import type { DriverModel } from '../drivers.ts';
import type { LifeTable } from '../lifeTable.ts';
import type { Setting } from '../setting.ts';
import { alertLimits } from './alertLimits.ts';
import { FALSE_ALERT_CHANCE } from './budget.ts';
import { gatherAlerts } from './gatherAlerts.ts';
import { pairParts } from './pairParts.ts';
import { quarterPair, quartersOf } from './quarterPair.ts';

/** Alerts stand on nearly everything before them; what could not be looked for joins the limits. */
export async function alertsPart(
  setting: Setting,
  model: DriverModel,
  life: LifeTable | null,
  analysis: Analysis,
): Promise<Partial<Analysis>> {
  const { port, dataset, prepared, overview, input } = setting;
  const { segments } = overview;
  const comparison = quarterPair(overview.comparison, prepared);
  const asked = model.drivers.fields.map(({ field }) => field);
  const { levels, calendar } = await pairParts(setting, comparison, analysis.calendar, asked);
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
      levels,
      calendar,
      combinations: analysis.combinations ?? [],
      search: analysis.combinationSearch,
      reps: analysis.reps ?? [],
      repSpread: analysis.repSpread,
    },
  });
  const instead = comparison === overview.comparison ? null : comparison;
  const notes = notesOf(instead, input.filters);
  const alertBudget = {
    ...found.alertBudget,
    ...(notes.length > 0 && { notes }),
    ...(instead && { instead: quartersOf(instead) }),
  };
  return { ...found, alertBudget, limits: [...analysis.limits, ...alertLimits(alertBudget)] };
}

/** @param instead the quarters that alerts compare in place of those that the verdict does */
function notesOf(instead: Comparison | null, filters: readonly Filter[]): string[] {
  return [
    ...(instead ? [insteadSentence('Alerts on changes', instead)] : []),
    ...(filters.length > 0 ? [FILTERED_BUDGET] : []),
  ];
}
