import type { DriverHealth } from '../domain/document/drivers.ts';
import { crossValidation } from '../stats/crossValidation.ts';
import { gvif } from '../stats/gvif.ts';
import { seeded } from '../stats/random.ts';
import type { DriverModel } from './drivers.ts';
import { QUARTER_FACTOR } from './driverDesign.ts';

const FOLDS = 10;
/** Repeats even out how deals fall into folds; with many rows there is little to even out, and each costs seconds. */
const repeatsFor = (rows: number): number => (rows > 50_000 ? 2 : 3);

/** How well the model predicts deals it has not seen. Lets other work in after every fold. */
export async function findHealth(
  { design, fit }: DriverModel,
  seed: number,
  breathe: () => Promise<void>,
): Promise<DriverHealth | null> {
  if (!fit?.converged) return null;
  const repeats = repeatsFor(design.rows);
  const random = seeded(seed);
  const steps = crossValidation(design, { folds: FOLDS, repeats, random, start: fit });
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
