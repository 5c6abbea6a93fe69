import type { Bridge } from '../domain/document/bridges.ts';

/** A step before it is worded. */
export interface RawStep {
  kind: 'before' | 'mix' | 'level' | 'others' | 'after';
  level: string | null;
  from: number;
  to: number;
  change: number;
}

/**
 * The mix of all levels as one step, then each level's own rate, largest first, the rest gathered. Steps add up to the
 * change exactly; the residual of the document (rounding) goes with the others.
 */
export function bridgeSteps(bridge: Bridge, most: number): RawStep[] {
  const largest = bridge.parts.toSorted(
    (a, b) => Math.abs(b.rate.estimate) - Math.abs(a.rate.estimate),
  );
  const shown = largest.length > most ? largest.slice(0, most - 1) : largest;
  const steps: RawStep[] = [];
  let at = bridge.before;
  const step = (kind: RawStep['kind'], level: string | null, change: number) => {
    steps.push({ kind, level, from: at, to: at + change, change });
    at += change;
  };
  step('before', null, 0);
  step('mix', null, bridge.mix.estimate);
  for (const part of shown) step('level', part.level, part.rate.estimate);
  if (shown.length < largest.length) step('others', null, bridge.after - at);
  steps.push({ kind: 'after', level: null, from: bridge.after, to: bridge.after, change: 0 });
  return steps;
}
