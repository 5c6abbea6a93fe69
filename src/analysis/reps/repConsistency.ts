import type { Consistency } from '../../domain/document/reps.ts';
import type { Grain } from '../../domain/document/periods.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import {
  consistency,
  FEWEST_EXPECTED,
  FEWEST_PERIODS,
  isFullPeriod,
  type RepPeriod,
} from '../../stats/consistency.ts';
import { consistencySentence } from '../../words/consistencySentence.ts';

/** A rep is told to be inconsistent under this q over all reps. */
const INCONSISTENT_Q = 0.1;

type Periods = ReadonlyMap<string, Record<Grain, readonly RepPeriod[]>>;

/** The consistency of each rep, or why there is none; q over all reps that have one. */
export function findConsistency(
  reps: readonly string[],
  periods: Periods,
): { consistency: Consistency | null; reason: string | null }[] {
  const grain = grainOf(reps, periods);
  const found = reps.map((rep) => consistency(periods.get(rep)?.[grain] ?? []));
  const q = benjaminiHochberg(found.map((one) => one?.pValue ?? null));
  return found.map((one, i) => {
    const rep = reps[i] ?? '';
    if (!one)
      return { consistency: null, reason: reasonOf(periods.get(rep)?.[grain] ?? [], grain) };
    const qValue = q[i] ?? null;
    const low = qValue !== null && qValue < INCONSISTENT_Q;
    const told = { spreadPoints: one.spread, grain, periods: one.periods };
    return {
      consistency: {
        index: one.index,
        ...told,
        dispersion: one.dispersion,
        pValue: one.pValue,
        qValue,
        low,
        sentence: low ? consistencySentence(rep, told) : null,
      },
      reason: null,
    };
  });
}

/**
 * Quarters, unless they leave fewer than half of the reps to be judged that months would: then months. All reps by the
 * same, to be comparable. A swing from quarter to quarter is what is asked about, and quarters find it far oftener
 * (simulated, 25 reps, 8 quarters, 15 deals a month, spread 5 points: 10% of the reps told against 2% by months, both
 * at their nominal level without a spread). Months find swings from month to month better; those are not looked for
 * where quarters will do.
 */
function grainOf(reps: readonly string[], periods: Periods): Grain {
  const judged = (grain: Grain): number =>
    reps.filter(
      (rep) => (periods.get(rep)?.[grain] ?? []).filter(isFullPeriod).length >= FEWEST_PERIODS,
    ).length;
  return judged('quarter') * 2 >= judged('month') ? 'quarter' : 'month';
}

function reasonOf(periods: readonly RepPeriod[], grain: Grain): string {
  const full = periods.filter(isFullPeriod).length;
  if (full >= FEWEST_PERIODS) return 'All of these deals ended alike.';
  return `Too few deals: it takes ${FEWEST_PERIODS} ${grain}s with at least ${FEWEST_EXPECTED} expected wins and ${FEWEST_EXPECTED} expected losses, and there ${full === 1 ? 'is' : 'are'} ${full}.`;
}
