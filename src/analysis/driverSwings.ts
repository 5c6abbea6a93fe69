import type { Field } from '../domain/field.ts';
import type { Dispersion } from '../stats/dispersion.ts';
import { chiSquareUpper } from '../stats/distributions.ts';
import { swingDispersion } from '../stats/swingDispersion.ts';
import { QUARTER_FACTOR } from './driverDesign.ts';
import type { FieldModel } from './fieldModels.ts';

/** Reps are taken to swing under this p. */
const SWINGS_P = 0.1;

/**
 * By how much reps swing from quarter to quarter beyond chance; null where nothing speaks of it. Who swings is off over
 * all by chance more easily, so that tests of the field and of its levels have to allow for it (simulated, 20 reps with
 * 6,000 deals, 5 points from quarter to quarter: 23% of files with a false driver, 11% with it allowed for). Of other
 * fields a level that moves is news, not noise.
 */
export function swingsOf(
  field: Pick<Field, 'role'>,
  { design, used, index }: Pick<FieldModel, 'design' | 'used' | 'index'>,
): Dispersion | null {
  if (field.role !== 'rep') return null;
  const quarter = design.factors.findIndex((factor) => factor.name === QUARTER_FACTOR);
  const found = quarter < 0 ? null : swingDispersion(design, used, index, quarter);
  if (!found || !(found.dispersion > 1)) return null;
  return chiSquareUpper(found.dispersion * found.df, found.df) < SWINGS_P ? found : null;
}
