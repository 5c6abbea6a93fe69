import { Z95, Z_POWER } from './distributions.ts';

/**
 * How many deals each of two equal arms needs for a test of their rates to find the difference four times out of five
 * (80% power, two-sided 5%). Normal approximation, with the variance of each rate by itself under the alternative.
 * @param from @param to rates of the two arms, 0–1
 * @returns deals per arm, not yet rounded up; null when the rates are alike, or not both in 0–1
 * @see R: power.prop.test(p1 = from, p2 = to, power = 0.8, sig.level = 0.05)$n
 */
export function dealsPerArm(from: number, to: number): number | null {
  if (!(from >= 0 && from <= 1 && to >= 0 && to <= 1) || from === to) return null;
  const sum = from + to;
  const alike = Z95 * Math.sqrt(sum * (1 - sum / 2));
  const apart = Z_POWER * Math.sqrt(from * (1 - from) + to * (1 - to));
  return ((alike + apart) / (to - from)) ** 2;
}
