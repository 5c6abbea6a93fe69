/**
 * The distribution functions of this folder, all from @stdlib. Upper tails are computed as such, never as
 * 1 − cdf, so that a p-value of 1e-30 is 1e-30 and not 0.
 */
import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';

/** The normal quantile of a two-sided 95% interval. R: qnorm(0.975) */
export const Z95 = 1.959963984540054;

/** The normal quantile of 80% power. R: qnorm(0.8) */
export const Z_POWER = 0.8416212335729143;

/** P(Z ≤ z) of a standard normal Z. R: pnorm(z) */
export const normalCdf = (z: number): number => erfc(-z * Math.SQRT1_2) / 2;

/** The z with P(Z ≤ z) = p, for 0 < p < 1; null at and beyond the ends. R: qnorm(p) */
export const normalQuantile = (p: number): number | null =>
  p > 0 && p < 1 ? -Math.SQRT2 * erfcinv(2 * p) : null;

/** P(|Z| ≥ |z|), the two-sided p-value of z. R: 2 * pnorm(-abs(z)) */
export const normalTwoSided = (z: number): number => erfc(Math.abs(z) * Math.SQRT1_2);

/** P(X ≥ x) of a chi-square with df degrees of freedom, df > 0. R: pchisq(x, df, lower.tail = FALSE) */
export const chiSquareUpper = (x: number, df: number): number =>
  x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);

/** P(X ≥ x) of Fisher's F with d1 and d2 degrees of freedom. R: pf(x, d1, d2, lower.tail = FALSE) */
export const fUpper = (x: number, d1: number, d2: number): number =>
  x <= 0 ? 1 : betainc(d2 / (d2 + d1 * x), d2 / 2, d1 / 2, true, false);
