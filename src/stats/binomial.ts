import type { Random } from './random.ts';

/**
 * How many of n deals are won when each is won with probability p: one exact draw, at a cost that does not
 * grow with n. Sequential inversion where n·p is small, else transformed rejection (BTRS).
 * @param n deals, a whole number ≥ 0   @param p probability, 0…1   @param random source of chance
 * @returns a whole number 0…n
 * @see Hörmann 1993, "The generation of binomial random variates"; R: rbinom(1, n, p)
 */
export function binomialDraw(n: number, p: number, random: Random): number {
  if (!(n > 0) || !(p > 0)) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomialDraw(n, 1 - p, random);
  if (n === 1) return random() < p ? 1 : 0;
  return n * p < 10 ? byInversion(n, p, random) : byRejection(n, p, random);
}

/**
 * Shares n deals out over cells: the first cell gets a binomial number, the next one of what is left, and so on.
 * @param weights cell probabilities up to a common factor, ≥ 0   @param out receives the counts, one per cell
 */
export function multinomialDraw(
  n: number,
  weights: ArrayLike<number>,
  random: Random,
  out: { [cell: number]: number },
): void {
  let left = n;
  let weightLeft = 0;
  let last = -1;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    weightLeft += weight;
    if (weight > 0) last = i;
  }
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    const count = i === last ? left : binomialDraw(left, Math.min(1, weight / weightLeft), random);
    out[i] = count;
    left -= count;
    weightLeft -= weight;
  }
}

/** Walks up the probabilities of 0, 1, 2, … wins until they pass a uniform number; n·p < 10 keeps it short. */
function byInversion(n: number, p: number, random: Random): number {
  const odds = p / (1 - p);
  const none = Math.exp(n * Math.log1p(-p));
  for (;;) {
    let probability = none;
    let u = random();
    for (let k = 0; k <= n; k++) {
      if (u < probability) return k;
      u -= probability;
      probability *= (odds * (n - k)) / (k + 1);
      if (probability === 0) break;
    }
  }
}

function byRejection(n: number, p: number, random: Random): number {
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const vr = 0.92 - 4.2 / b;
  const odds = p / (1 - p);
  const alpha = (2.83 + 5.1 / b) * spread;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = random() - 0.5;
    const v = random();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + centre);
    if (edge >= 0.07 && v <= vr) return k;
    if (k < 0 || k > n) continue;
    const ratio =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
      stirling(mode) +
      stirling(n - mode) -
      stirling(k) -
      stirling(n - k);
    if (Math.log((v * alpha) / (a / (edge * edge) + b)) <= ratio) return k;
  }
}

/** ln k! less Stirling's approximation of it, for k = 0…9; beyond, its series is exact to 1e-10. */
const STIRLING = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.020790672103765, 0.0166446911898211,
  0.0138761288230707, 0.0118967099458917, 0.010411265261972, 0.00925546218271273,
  0.00833056343336287,
];

function stirling(k: number): number {
  const known = STIRLING[k];
  if (known !== undefined) return known;
  const square = (k + 1) * (k + 1);
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1);
}
