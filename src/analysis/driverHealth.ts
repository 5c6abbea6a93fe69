import type { DriverHealth } from '../domain/document/drivers.ts';
import { crossValidation } from '../stats/crossValidation.ts';
import { isFirth } from '../stats/firth.ts';
import { gvif } from '../stats/gvif.ts';
import { seeded } from '../stats/random.ts';
import { calibrationFit } from './calibrationFit.ts';
import { winRateOf } from './winRate.ts';
import type { DriverModel } from './drivers.ts';
import { QUARTER_FACTOR } from './driverDesign.ts';

const FOLDS = 10;
/** Repeats even out how deals fall into folds; with many rows there is little to even out, and each costs seconds. */
const repeatsFor = (rows: number): number => (rows > 50_000 ? 2 : 3);
/** A penalised model is fitted in the folds too, at ten times the cost: with more rows there is no telling its health. */
const MOST_PENALISED_ROWS = 50_000;
const PENALISED_REPEATS = 2;

/** How well the model predicts deals it has not seen. Lets other work in after every fold. */
export async function findHealth(
  { design, fit: plain, used }: DriverModel,
  seed: number,
  breathe: () => Promise<void>,
): Promise<DriverHealth | null> {
  // One-sided levels alone leave the plain fit sound; where it does not settle, the penalised one is judged.
  const fit = plain?.converged ? plain : used;
  if (!fit?.converged) return null;
  const isPenalised = isFirth(fit);
  if (isPenalised && design.rows > MOST_PENALISED_ROWS) return null;
  const repeats = isPenalised ? PENALISED_REPEATS : repeatsFor(design.rows);
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
  const { bands, ...health } = step.value;
  const calibration = bands.map(({ deals, won, predicted }) => ({
    deals,
    predicted,
    actual: winRateOf(won, deals - won),
  }));
  return { ...health, calibration, calibrationFit: calibrationFit(calibration), vif };
}
