import { logFactorial } from './logFactorial.ts';
import type { Random } from './random.ts';

/**
 * How many of `taken` deals, taken at random from `marked` and `others` together, are marked: one exact draw.
 * Walks outwards from the likeliest number, so that it costs about as many steps as the number's standard deviation.
 * @returns a whole number, at most `marked` and at most `taken`
 * @see Kachitvichyanukul & Schmeiser 1985 (the mode's inversion); R: rhyper(1, marked, others, taken)
 */
export function hypergeometricDraw(
  marked: number,
  others: number,
  taken: number,
  random: Random,
): number {
  const least = Math.max(0, taken - others);
  const most = Math.min(marked, taken);
  if (least >= most) return most;
  const mode = Math.min(
    most,
    Math.max(least, Math.floor(((marked + 1) * (taken + 1)) / (marked + others + 2))),
  );
  const atMode = Math.exp(
    logChoose(marked, mode) + logChoose(others, taken - mode) - logChoose(marked + others, taken),
  );
  for (;;) {
    let u = random() - atMode;
    if (u < 0) return mode;
    let [up, down] = [mode, mode];
    let [above, below] = [atMode, atMode];
    while (up < most || down > least) {
      if (up < most) {
        above *= ((marked - up) * (taken - up)) / ((up + 1) * (others - taken + up + 1));
        up++;
        u -= above;
        if (u < 0) return up;
      }
      if (down > least) {
        below *= (down * (others - taken + down)) / ((marked - down + 1) * (taken - down + 1));
        down--;
        u -= below;
        if (u < 0) return down;
      }
      if (above < 1e-18 && below < 1e-18) break;
    }
    // Rounding left a sliver of probability over: draw anew.
  }
}

const logChoose = (n: number, k: number): number =>
  logFactorial(n) - logFactorial(k) - logFactorial(n - k);
