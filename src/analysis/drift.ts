import type { Drift } from '../domain/document/calendar.ts';
import type { Field } from '../domain/field.ts';
import type { LevelRow } from '../sql/levelCounts.ts';
import { clusteredMixTest } from '../stats/mixDesignEffect.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import type { LevelMix } from '../stats/populationStability.ts';
import { seeded } from '../stats/random.ts';
import { stabilityTestSteps, type StabilityTest } from '../stats/stabilityTest.ts';
import { driftSentence } from '../words/driftSentence.ts';

/** A field's drift is told under this q, and when at least this share of the deals would need another level. */
const DRIFT_Q = 0.1;
export const SMALLEST_MOVED = 0.05;

/**
 * Has the mix of deals drifted between the compared quarters? From the closed deals of each level, which the first
 * snapshot has counted; a field that only hindsight fills in is not asked about.
 * Where deals come by account, p is the larger of that of the shuffled deals and that of χ² over the design effect.
 * @param fields all of the dataset's, in the order of `levels`   @param asked names of those to test
 * @param designEffects of the fields' shares, by name: see `findDriftClustering`
 */
export async function findDrift(
  fields: readonly Field[],
  levels: readonly LevelRow[],
  asked: readonly string[],
  labels: { before: string; after: string },
  seed: number,
  breathe: () => Promise<void>,
  designEffects: ReadonlyMap<string, number> = new Map(),
): Promise<Drift[]> {
  const found: (StabilityTest & { field: string; designEffect?: number })[] = [];
  for (const [i, field] of fields.entries()) {
    if (!asked.includes(field.name)) continue;
    const rows = levels.filter((row) => row.field === i);
    const mix = {
      before: rows.map((row) => row.before_deals),
      after: rows.map((row) => row.after_deals),
    };
    const test = await tested(mix, seed + i, breathe);
    const effect = designEffects.get(field.name) ?? 1;
    if (test) found.push({ ...test, ...inBundles(test, mix, effect), field: field.name });
    await breathe();
  }
  const q = benjaminiHochberg(found.map((one) => one.pValue));
  return found.map(({ field, index, moved, pValue, designEffect }, i) => {
    const qValue = q[i] ?? 1;
    const told = qValue < DRIFT_Q && moved >= SMALLEST_MOVED;
    const sentence = told
      ? driftSentence({ field, index, moved, pValue, designEffect }, labels.before, labels.after)
      : null;
    const bundled = designEffect === undefined ? {} : { designEffect };
    return { field, index, moved, ...bundled, pValue, qValue, told, sentence };
  });
}

/** Deals that come by account tell less than as many single ones: p is never under that of the wider test. */
function inBundles(
  { pValue }: StabilityTest,
  mix: LevelMix,
  designEffect: number,
): { pValue: number; designEffect?: number } {
  const clustered = designEffect > 1 ? clusteredMixTest(mix, designEffect) : null;
  return clustered === null ? { pValue } : { pValue: Math.max(pValue, clustered), designEffect };
}

async function tested(
  mix: LevelMix,
  seed: number,
  breathe: () => Promise<void>,
): Promise<StabilityTest | null> {
  const steps = stabilityTestSteps(mix, seeded(seed));
  let step = steps.next();
  while (!step.done) {
    await breathe();
    step = steps.next();
  }
  return step.value;
}
