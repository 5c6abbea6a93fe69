import type { DriverField } from '../domain/document/drivers.ts';
import { normalTwoSided } from '../stats/distributions.ts';
import { exactBinomial } from '../stats/exactBinomial.ts';
import type { ScoreDesignEffect } from '../stats/clusterDesignEffect.ts';
import type { LevelScore } from '../stats/levelScores.ts';
import type { FieldModel } from './fieldModels.ts';

/** A level held against what the model without its field expects of it. */
export interface LevelTest {
  field: string;
  level: string;
  /** Fewer won than expected. */
  under: boolean;
  pValue: number | null;
}

/**
 * Tests of single levels that keep their level far out in the tails, where a family's smallest p lies. An effect over
 * its own standard error does not: a level with few wins looks sure of being bad, as its error shrinks with its rate
 * (simulated, 20 levels of 100 deals, 5% won: 36% of files with a false weak segment at a share of 0.7%; 60 such levels of
 * which one wins 30%: of what is told of levels and fields 57% is false, by these tests 4%).
 * @param models what each field was judged in   @param clustered of each field, where deals come by account
 */
export const levelTests = (
  fields: readonly Pick<DriverField, 'field' | 'dispersion'>[],
  models: readonly FieldModel[],
  clustered: readonly (ScoreDesignEffect | null)[] = [],
): LevelTest[] =>
  fields.flatMap(({ field, dispersion = 1 }, i) => {
    const model = models[i];
    if (!model) return [];
    const levels = model.design.factors[model.index]?.levels ?? [];
    return model.scores.map((score, level) => ({
      field,
      level: levels[level] ?? '',
      under: score.won < score.expected,
      pValue: cautiousP(score, Math.max(dispersion, clustered[i]?.levels[level] ?? 1)),
    }));
  });

/**
 * Rao's score is normal in the middle, the exact law is right in the tails: the larger p of both. Where reps swing from
 * quarter to quarter, or deals come by account, scores scatter so much more (`dispersion`).
 */
function cautiousP({ deals, won, expected, z }: LevelScore, dispersion: number): number | null {
  if (z === null || !(deals > 0)) return null;
  return Math.max(
    normalTwoSided(z / Math.sqrt(dispersion)),
    exactBinomial(won, deals, expected / deals),
  );
}
