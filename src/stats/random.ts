import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of chance: each call gives the next uniform number, 0 ≤ u < 1. */
export type Random = () => number;

/** Spreads a seed over all 32 bits, so that seeds 1, 2, 3 start unrelated sequences (murmur3's finaliser). */
function scramble(seed: number): number {
  let h = seed | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * The random numbers of this folder: xoroshiro128+, the same sequence for the same seed on every machine.
 * Nothing here draws from anything else, so an analysis can be repeated to the last digit.
 * @param seed any integer; its lowest 32 bits count
 * @see Blackman & Vigna 2021; package pure-rand
 */
export function seeded(seed: number): Random {
  const generator = xoroshiro128plus(scramble(seed));
  for (let i = 0; i < 20; i++) generator.next();
  return () => uniformFloat64(generator);
}
