import type { DriverHealth } from '../domain/document/drivers.ts';
import { crossValidation } from '../stats/crossValidation.ts';
import { gvif } from '../stats/gvif.ts';
import { seeded } from '../stats/random.ts';
import type { DriverModel } from './drivers.ts';
import { QUARTER_FACTOR } from './driverDesign.ts';

const FOLDS = 10;
const REPEATS = 3;

/** How well the model predicts deals it has not seen. Lets other work in after every fold. */
export async function findHealth(
  { design, fit }: DriverModel,
  seed: number,
  breathe: () => Promise<void>,
): Promise<DriverHealth | null> {
  if (!fit?.converged) return null;
  const steps = crossValidation(design, { folds: FOLDS, repeats: REPEATS, random: seeded(seed) });
  let step = steps.next();
  while (!step.done) {
    await breathe();
    step = steps.next();
  }
  if (step.value === null) return null;
  const vif = gvif(fit)
    .map((value, i) => ({ field: design.factors[fit.factors[i] ?? -1]?.name ?? '', value }))
    .filter((one) => one.field !== QUARTER_FACTOR);
  return { ...step.value, vif };
}
