import type { DriverEffect, DriverField } from '../domain/document/drivers.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import type { ScoreDesignEffect } from '../stats/clusterDesignEffect.ts';
import { mixedWith } from '../stats/comparable.ts';
import { normalTwoSided, Z95 } from '../stats/distributions.ts';
import { marginalEffects, type MarginalEffect } from '../stats/marginalEffects.ts';
import { widenEffect } from '../stats/widenEffect.ts';
import { counted, list } from '../words/numbers.ts';
import type { FieldModel } from './fieldModels.ts';
import type { LevelTest } from './levelTests.ts';

/** A field is a driver, and a level told, under this q. */
export const DRIVER_Q = 0.1;
/** A level is told when its effect is at least this large: against an average, one bad level makes all others a little good. */
const SMALLEST_TOLD = 0.01;

/**
 * The effect of each level of each field, in points, and which of them are told.
 * @param tests of the same levels, which decide what is told
 * @param clustered of each field, where deals come by account: its effects are then less sure
 */
export async function findEffects(
  models: readonly FieldModel[],
  fields: readonly DriverField[],
  tests: readonly LevelTest[],
  breathe: () => Promise<void>,
  clustered: readonly (ScoreDesignEffect | null)[] = [],
): Promise<DriverEffect[]> {
  const effects: DriverEffect[] = [];
  for (const [i, { field }] of fields.entries()) {
    const model = models[i];
    if (!model) continue;
    await breathe();
    const { design, used, index, without } = model;
    const others = mixedWith(used, used.factors.indexOf(index)).flatMap(
      (other) => design.factors[other]?.name ?? [],
    );
    const found = marginalEffects(design, used, index, without?.collapsed);
    for (const [level, one] of found.entries()) {
      const effect = lessSure(one, clustered[i]?.levels[level] ?? 1, used.won / used.deals);
      const reason = reasonOf(effect, others);
      const told = { qValue: null, driver: false, oddsRatioInterval: null };
      effects.push({ ...effect, ...told, field, reason });
    }
  }
  const q = benjaminiHochberg(effects.map((one) => one.pValue));
  await breathe();
  const drivers = new Set(fields.filter((one) => one.driver).map((one) => one.field));
  const sure = surelyOff(tests);
  return effects.map((effect, i) => {
    const qValue = q[i] ?? null;
    const seems =
      drivers.has(effect.field) &&
      Math.abs(effect.points?.estimate ?? 0) >= SMALLEST_TOLD &&
      qValue !== null &&
      qValue < DRIVER_Q;
    const driver = seems && sure.has(keyOf(effect));
    const reason = effect.reason ?? (seems && !driver ? NOT_BORNE_OUT : null);
    return { ...effect, qValue, driver, reason };
  });
}

/** As wide as deals that come by account make it. @param overall the mean prediction, 0–1 */
function lessSure(effect: MarginalEffect, designEffect: number, overall: number): MarginalEffect {
  const { points, pointsStandardError } = effect;
  if (!(designEffect > 1) || !points || pointsStandardError === null) return effect;
  const wider = Math.sqrt(designEffect);
  return {
    ...effect,
    points: widenEffect(points, overall, Z95 * wider),
    pointsStandardError: pointsStandardError * wider,
    pValue: normalTwoSided(points.estimate / (pointsStandardError * wider)),
  };
}

const NOT_BORNE_OUT = 'An exact test, which allows for few wins or losses, does not bear it out.';

const keyOf = ({ field, level }: { field: string; level: string }): string =>
  JSON.stringify([field, level]);

/** Levels that are off by tests that can be trusted with few wins, too; see `levelTests`. */
function surelyOff(tests: readonly LevelTest[]): ReadonlySet<string> {
  const q = benjaminiHochberg(tests.map((one) => one.pValue));
  return new Set(tests.filter((_, i) => (q[i] ?? 1) < DRIVER_Q).map(keyOf));
}

/** What there is to know about an estimate that is missing, penalised to be finite, or not over all deals. */
function reasonOf(
  { deals, won, points, among }: MarginalEffect,
  others: readonly string[],
): string | null {
  const shared = others.length > 0 ? list(others) : 'other fields';
  const oneSided = deals > 0 && (won === 0 || won === deals);
  if (!oneSided) {
    if (points === null) return `It can’t be told apart from ${shared}.`;
    return among === null
      ? null
      : `Compared over ${counted(among, 'deal')} only: on the others it can’t be told apart from ${shared}.`;
  }
  const what =
    won === 0
      ? `None of its ${counted(deals, 'deal')} was won`
      : `All of its ${counted(deals, 'deal')} were won`;
  return points === null
    ? `${what}, so its effect has no finite estimate.`
    : `${what}: the size of its effect is a cautious estimate (Firth), and its p value is approximate.`;
}
