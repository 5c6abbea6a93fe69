import type { DriverEffect, DriverField } from '../domain/document/drivers.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import type { GroupedDesign } from '../stats/design.ts';
import type { LogisticFit } from '../stats/logistic.ts';
import { marginalEffects, type MarginalEffect } from '../stats/marginalEffects.ts';
import type { Submodel } from '../stats/submodel.ts';
import { counted } from '../words/numbers.ts';

/** A field is a driver, and a level told, under this q. */
export const DRIVER_Q = 0.1;
/** A level is told when its effect is at least this large: against an average, one bad level makes all others a little good. */
const SMALLEST_TOLD = 0.01;

/** The effect of each level of each field, in points, and which of them are told. */
export async function findEffects(
  design: GroupedDesign,
  fit: LogisticFit,
  fields: readonly DriverField[],
  without: readonly (Submodel | null)[],
  breathe: () => Promise<void>,
): Promise<DriverEffect[]> {
  const effects: DriverEffect[] = [];
  for (const [index, { field }] of fields.entries()) {
    await breathe();
    const found = marginalEffects(design, fit, index, without[index]?.collapsed);
    for (const effect of found) {
      const reason = reasonOf(effect);
      effects.push({ ...effect, field, qValue: null, driver: false, reason });
    }
  }
  const q = benjaminiHochberg(effects.map((one) => one.pValue));
  const drivers = new Set(fields.filter((one) => one.driver).map((one) => one.field));
  return effects.map((effect, i) => {
    const qValue = q[i] ?? null;
    const told =
      drivers.has(effect.field) &&
      Math.abs(effect.points?.estimate ?? 0) >= SMALLEST_TOLD &&
      qValue !== null &&
      qValue < DRIVER_Q;
    return { ...effect, qValue, driver: told };
  });
}

/** What there is to know about an estimate that is missing, or that had to be penalised to be finite. */
function reasonOf({ deals, won, points }: MarginalEffect): string | null {
  const oneSided = deals > 0 && (won === 0 || won === deals);
  if (!oneSided) return points === null ? 'It can’t be told apart from other fields.' : null;
  const what =
    won === 0
      ? `None of its ${counted(deals, 'deal')} was won`
      : `All of its ${counted(deals, 'deal')} were won`;
  return points === null
    ? `${what}, so its effect has no finite estimate.`
    : `${what}: the size of its effect is a cautious estimate (Firth), and its p value is approximate.`;
}
