import type { Dataset } from '../../domain/dataset.ts';
import type { ScoresWithheld } from '../../domain/document/pipeline.ts';
import { aalenJohansen } from '../../stats/aalenJohansen.ts';
import { collapse } from '../../stats/collapse.ts';
import type { GroupedDesign } from '../../stats/design.ts';
import { fieldScores, type FieldScores } from '../../stats/fieldScores.ts';
import { fitLogistic, type LogisticFit } from '../../stats/logistic.ts';
import { oddsByAge, type OddsByAge } from '../../stats/oddsByAge.ts';
import { QUARTER_FACTOR } from '../driverDesign.ts';
import type { DriverModel } from '../drivers.ts';
import { estimable } from '../fieldModels.ts';
import type { LifeTable } from '../lifeTable.ts';
import type { Prepared } from '../prepare.ts';
import { closedClockWithheld } from '../qualityDates.ts';

/** All that a score is made of. */
export interface Scoring {
  /** Closed deals by the model's fields alone. */
  design: GroupedDesign;
  fit: LogisticFit;
  fields: FieldScores;
  ages: OddsByAge;
  /** Log odds of a new deal that is average in every field. */
  start: number;
}

/**
 * What open deals are scored by: the fields of the driver model, and how the odds shift with age. The model is fitted
 * once more without the closed quarter, as an open deal has none. Its log odds are of closed deals, which favour what
 * ends fast; so they are moved from the closed deals' rate to that of deals followed from their creation.
 */
export function scoringOf(
  dataset: Dataset,
  prepared: Prepared,
  model: DriverModel,
  life: LifeTable | null,
  open: number,
): Scoring | ScoresWithheld {
  if (open === 0) return 'no-open-deals';
  if (!dataset.has.created || life === null) return 'no-created-date';
  if (!dataset.has.closed || closedClockWithheld(prepared.counts)) return 'close-dates-missing';
  const rows = life.cohorts.flatMap((cohort) => cohort.ages);
  const ages = oddsByAge(aalenJohansen(rows));
  if (!ages) return 'too-few-followed';
  const fitted = modelWithoutQuarter(model);
  if (!fitted) return 'no-model';
  const { design, fit } = fitted;
  const fields = fieldScores(design, fit);
  const closed = Math.log(fit.won / (fit.deals - fit.won));
  return {
    design,
    fit,
    fields,
    ages,
    start: fields.average + ages.start - closed,
  };
}

/** The driver model fitted once more without the closed quarter; null where there is none that settled. */
export function modelWithoutQuarter({
  drivers,
  design: whole,
  used,
}: DriverModel): { design: GroupedDesign; fit: LogisticFit } | null {
  if (!drivers.converged || !used) return null;
  const own = whole.factors.flatMap(({ name }, i) => (name === QUARTER_FACTOR ? [] : [i]));
  if (own.length === 0) return null;
  const { design } = collapse(whole, own);
  const plain = fitLogistic(design);
  if (!plain) return null;
  const fit = estimable(design, plain).used;
  return fit.converged ? { design, fit } : null;
}
