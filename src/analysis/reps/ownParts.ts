import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import { FEWEST_EXPECTED, type RepPeriod } from '../../stats/consistency.ts';
import { normalTwoSided, Z95 } from '../../stats/distributions.ts';
import { exactBinomial } from '../../stats/exactBinomial.ts';
import type { Interval } from '../../domain/interval.ts';
import { ownExpectation } from '../../stats/ownExpectation.ts';

/** A part of a rep's deals is told under this q over all parts of all reps. */
const PART_Q = 0.1;
/** Smaller differences are nothing to coach. */
const SMALLEST = 0.01;

export interface NamedPart extends RepPeriod {
  name: string;
}

/** One part of one rep's deals against the rest of them. */
export interface JudgedPart extends NamedPart {
  /** The rate to be expected of this rep, a fraction. */
  expected: number;
  difference: Interval;
  pValue: number;
}

/**
 * Parts of a rep's deals that can be judged, those with at least five expected wins and losses. Limits are widened by what
 * reps swing from quarter to quarter beyond chance, as a swing falls on some kinds of deals more than on others; p is the
 * larger of the normal and the exact binomial one, as with a rep's own.
 * @param dispersion variance ratio of swings, at least 1
 */
export function judgedParts(parts: readonly NamedPart[], dispersion: number): JudgedPart[] {
  const own = ownExpectation(parts);
  if (!own) return [];
  return parts.flatMap((part, i) => {
    const { rate, z } = own[i] ?? { rate: 0, z: null };
    const { deals, won } = part;
    if (z === null || deals * Math.min(rate, 1 - rate) < FEWEST_EXPECTED) return [];
    const estimate = won / deals - rate;
    // The standard error is that of the test: where z is 0 it follows from the binomial.
    const error =
      (z === 0 ? Math.sqrt((rate * (1 - rate)) / deals) : Math.abs(estimate / z)) *
      Math.sqrt(dispersion);
    return [
      {
        ...part,
        expected: rate,
        difference: { estimate, low: estimate - Z95 * error, high: estimate + Z95 * error },
        pValue: Math.max(
          normalTwoSided(z / Math.sqrt(dispersion)),
          exactBinomial(won, deals, rate),
        ),
      },
    ];
  });
}

/** Of all parts of all reps those that are told, and how many were tested. */
export function toldParts<Part extends JudgedPart>(
  byRep: readonly (readonly Part[])[],
): { told: (Part & { qValue: number })[][]; tests: number } {
  const q = benjaminiHochberg(byRep.flat().map(({ pValue }) => pValue));
  let at = 0;
  const told = byRep.map((parts) =>
    parts
      .map((part) => ({ ...part, qValue: q[at++] ?? 1 }))
      .filter(
        ({ qValue, difference }) => qValue < PART_Q && Math.abs(difference.estimate) >= SMALLEST,
      )
      .sort((a, b) => a.pValue - b.pValue),
  );
  return { told, tests: q.length };
}
