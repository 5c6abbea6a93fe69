import digamma from '@stdlib/math-base-special-digamma';
import trigamma from '@stdlib/math-base-special-trigamma';
import type { Counts } from './counts.ts';
import { rootBetween } from './rootBetween.ts';

export interface BetaBinomial {
  /** The mean of the levels' true rates. */
  mean: number;
  /** How many deals the mean weighs when a level is shrunk to it (α + β); null: levels differ by chance only. */
  concentration: number | null;
  /** The rate to expect of a level with these counts: its own, drawn towards the mean the more the fewer deals. */
  shrink: (won: number, deals: number) => number;
}

/** Beyond this the spread between levels is under a tenth of a point: treated as none. */
const LARGEST_CONCENTRATION = 1e6;

/**
 * Empirical Bayes for the many win rates of one field: the levels' true rates are taken to follow a beta
 * distribution, fitted by maximum likelihood, so that 2 wins of 2 is not ranked above 60 of 80.
 * @param levels deals and wins of each level; those without deals tell nothing and are ignored
 * @returns null when there are no deals at all
 * @see Robinson 1991; R: VGAM::vglm(cbind(won, lost) ~ 1, betabinomialff)
 */
export function betaBinomial(levels: readonly Counts[]): BetaBinomial | null {
  const filled = levels.filter((level) => level.deals > 0);
  const deals = filled.reduce((sum, level) => sum + level.deals, 0);
  const won = filled.reduce((sum, level) => sum + level.won, 0);
  if (deals === 0) return null;
  const pooled = won / deals;
  const fit = spreadBeyondChance(filled, pooled) ? maximise(filled, pooled) : null;
  if (fit === null) return { mean: pooled, concentration: null, shrink: () => pooled };
  const { mean, concentration } = fit;
  return {
    mean,
    concentration,
    shrink: (w, n) => (w + mean * concentration) / (n + concentration),
  };
}

/** Does the likelihood rise when the spread leaves 0? Its slope there, times 2: if not, there is no spread to fit. */
function spreadBeyondChance(levels: readonly Counts[], rate: number): boolean {
  if (rate <= 0 || rate >= 1) return false;
  let slope = 0;
  for (const { deals, won } of levels) {
    const lost = deals - won;
    slope += (won * (won - 1)) / rate + (lost * (lost - 1)) / (1 - rate) - deals * (deals - 1);
  }
  return slope > 1e-9 * levels.length;
}

interface Slope {
  alpha: number;
  beta: number;
  alphaAlpha: number;
  betaBeta: number;
  alphaBeta: number;
}

/** First and second derivatives of the log-likelihood in α and β. */
function derivatives(levels: readonly Counts[], alpha: number, beta: number): Slope {
  const s: Slope = { alpha: 0, beta: 0, alphaAlpha: 0, betaBeta: 0, alphaBeta: 0 };
  const both = alpha + beta;
  const digammas = [digamma(alpha), digamma(beta), digamma(both)] as const;
  const trigammas = [trigamma(alpha), trigamma(beta), trigamma(both)] as const;
  for (const { deals, won } of levels) {
    const all = digamma(deals + both) - digammas[2];
    const curve = trigamma(deals + both) - trigammas[2];
    s.alpha += digamma(won + alpha) - digammas[0] - all;
    s.beta += digamma(deals - won + beta) - digammas[1] - all;
    s.alphaAlpha += trigamma(won + alpha) - trigammas[0] - curve;
    s.betaBeta += trigamma(deals - won + beta) - trigammas[1] - curve;
    s.alphaBeta -= curve;
  }
  return s;
}

/**
 * Climbs the likelihood by turns: for a given concentration the best mean, then the slope along the concentration
 * with the mean following. The likelihood has one summit, so a bracket on that slope can't be fooled.
 */
function maximise(
  levels: readonly Counts[],
  pooled: number,
): { mean: number; concentration: number } | null {
  let mean = pooled;
  /** Slope in ln(concentration) where the mean is the best for it, scaled to be of like size at both ends. */
  const slopeAt = (logConcentration: number): number => {
    const concentration = Math.exp(logConcentration);
    mean = bestMean(levels, concentration, mean);
    const s = derivatives(levels, mean * concentration, (1 - mean) * concentration);
    return (s.alpha * mean + s.beta * (1 - mean)) * (1 + concentration) ** 2;
  };
  const lowest = Math.log(1e-3);
  const highest = Math.log(LARGEST_CONCENTRATION);
  const slopeAtHighest = slopeAt(highest);
  if (slopeAtHighest >= 0) return null;
  const slopeAtLowest = slopeAt(lowest);
  const root =
    slopeAtLowest <= 0
      ? lowest
      : rootBetween(
          { at: lowest, value: slopeAtLowest },
          { at: highest, value: slopeAtHighest },
          slopeAt,
          1e-9,
        );
  const concentration = Math.exp(root);
  return { mean: bestMean(levels, concentration, mean), concentration };
}

/** The mean where the likelihood is level for a given concentration: Newton, kept inside a shrinking bracket. */
function bestMean(levels: readonly Counts[], concentration: number, start: number): number {
  let low = 0;
  let high = 1;
  let mean = start;
  for (let i = 0; i < 60; i++) {
    const s = derivatives(levels, mean * concentration, (1 - mean) * concentration);
    const slope = s.alpha - s.beta;
    const curve = (s.alphaAlpha + s.betaBeta - 2 * s.alphaBeta) * concentration;
    if (slope > 0) low = mean;
    else high = mean;
    const next = curve < 0 ? mean - slope / curve : NaN;
    const inside = next > low && next < high;
    // Newton doubles the digits: a step this small leaves an error far smaller.
    if (inside && Math.abs(next - mean) < 1e-8) return next;
    mean = inside ? next : (low + high) / 2;
  }
  return mean;
}
