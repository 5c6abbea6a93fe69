interface Point {
  at: number;
  value: number;
}

/**
 * Where a continuous function crosses 0 between two points of opposite sign: false position, with the stale end's
 * weight halved (Illinois), which needs about ten calls where bisection needs fifty. It can't leave the bracket, and
 * every fourth step halves it, so that no function can stall it.
 * @param tolerance on the position
 * @see Dowell & Jarratt 1971; R: uniroot
 */
export function rootBetween(
  from: Point,
  to: Point,
  f: (at: number) => number,
  tolerance = 1e-12,
): number {
  let a = from;
  let b = to;
  for (let i = 1; i < 200 && Math.abs(b.at - a.at) > tolerance; i++) {
    const step = i % 4 === 0 ? (a.at - b.at) / 2 : (b.value * (a.at - b.at)) / (b.value - a.value);
    // Close to the root, step over it rather than creep towards it: that is what closes the bracket.
    const least = Math.sign(a.at - b.at) * (tolerance / 2);
    const at = b.at + (Math.abs(step) > tolerance / 2 ? step : least);
    const value = f(at);
    if (value === 0) return at;
    a = value * b.value < 0 ? b : { at: a.at, value: a.value / 2 };
    b = { at, value };
  }
  return (a.at + b.at) / 2;
}
