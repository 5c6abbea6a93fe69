import type { AgeOutcomes } from './aalenJohansen.ts';
import { designTotals, type GroupedDesign } from './design.ts';
import { fitFirth } from './firth.ts';
import { fitLogistic, type LogisticFit } from './logistic.ts';
import { bandOf, personPeriods, type CodedAges, type NamedLevels } from './personPeriods.ts';
import { predict } from './predict.ts';

/** Chances of a deal that is open at the end of a day to end on the next, by what its age band and levels are. */
export interface CompetingHazards {
  breaks: readonly number[];
  /** Null when nothing ended, or everything on its first day; then the chance is the same everywhere. */
  ended: LogisticFit | null;
  /** Won among the ended; null when all ended alike. */
  won: LogisticFit | null;
  /** Per day on which a deal is `age` days old; fractions. */
  daily: (age: number, codes: readonly number[]) => { won: number; lost: number };
  /** What becomes of a deal that is open at the end of day `age` (−1: to be created) within so many days more. */
  within: (age: number, days: number, codes: readonly number[]) => { won: number; lost: number };
}

/**
 * Discrete-time competing risks: the chance per day of being won and of being lost, by age band and, if wanted, by the
 * levels of some fields. With h = P(ends today) and p = P(won | ends today) the likelihood is the product of
 * h^ended (1 − h)^(days − ended) and p^won (1 − p)^lost, which share no parameter: two plain logistic regressions on
 * grouped counts are the full maximum likelihood. Bands without an end, or with wins only, are fitted by Firth's.
 * With bands of one day and no fields it is Aalen–Johansen. The last band goes on for ever.
 * @param breaks first days of all age bands but the first, see `hazardBreaks`
 * @param factors what `codes` of each row stand for; none by default
 * @see Prentice & Gloeckler 1978; Allison 1982; R: glm(cbind(ended, days - ended) ~ band + …, binomial) and
 *   glm(cbind(won, lost) ~ band + …, binomial)
 */
export function competingHazards(
  rows: readonly CodedAges[],
  breaks: readonly number[],
  factors: readonly NamedLevels[] = [],
): CompetingHazards {
  const designs = personPeriods(rows, breaks, factors);
  const ended = fitOf(designs.ended);
  const won = fitOf(designs.won);
  const known = new Map<string, { won: number; lost: number }>();
  const ofBand = (band: number, codes: readonly number[]): { won: number; lost: number } => {
    const key = [band, ...codes].join();
    const before = known.get(key);
    if (before) return before;
    const row = oneRow(designs.ended, [band, ...codes]);
    const hazard = chance(ended, designs.ended, row);
    const share = chance(won, designs.won, row);
    const found = { won: hazard * share, lost: hazard * (1 - share) };
    known.set(key, found);
    return found;
  };
  return {
    breaks,
    ended,
    won,
    daily: (age, codes) => ofBand(bandOf(age, breaks), codes),
    within: (age, days, codes) => {
      const total = { won: 0, lost: 0 };
      let open = 1;
      const until = age + days;
      for (let from = age + 1; from <= until;) {
        const band = bandOf(from, breaks);
        const last = Math.min(until, (breaks[band] ?? Infinity) - 1);
        const hazard = ofBand(band, codes);
        const ends = hazard.won + hazard.lost;
        const stay = last === Infinity ? 0 : (1 - ends) ** (last - from + 1);
        const leaving = ends > 0 ? (open * (1 - stay)) / ends : 0;
        total.won += leaving * hazard.won;
        total.lost += leaving * hazard.lost;
        open *= stay;
        if (last >= until) break;
        from = last + 1;
      }
      return total;
    },
  };
}

/** Inner edges of age bands that hold about equally many ends each, in whole days; fewer where many end on one day. */
export function hazardBreaks(rows: readonly AgeOutcomes[], bands = 8): number[] {
  const sorted = rows.filter(({ age }) => age >= 0).sort((a, b) => a.age - b.age);
  const all = sorted.reduce((sum, { won, lost }) => sum + won + lost, 0);
  const breaks: number[] = [];
  let sum = 0;
  for (const { age, won, lost } of sorted) {
    const before = Math.floor((sum * bands) / all);
    sum += won + lost;
    // The band ends with the day that completes its share; the last one stays open.
    if (sum < all && Math.floor((sum * bands) / all) > before) breaks.push(Math.floor(age) + 1);
  }
  return [...new Set(breaks)];
}

function fitOf(design: GroupedDesign): LogisticFit | null {
  const fit = fitLogistic(design);
  if (fit === null || (fit.converged && fit.separated.length === 0)) return fit;
  const penalised = fitFirth(design);
  return penalised?.converged ? penalised : fit;
}

/** Without a fit all ended alike: the share of it, half a deal away from never and always. */
function chance(fit: LogisticFit | null, training: GroupedDesign, row: GroupedDesign): number {
  if (fit) return predict(fit, training, row)[0] ?? 0;
  const { deals, won } = designTotals(training);
  return (won + 0.5) / (deals + 1);
}

const oneRow = (design: GroupedDesign, codes: readonly number[]): GroupedDesign => ({
  rows: 1,
  deals: Float64Array.of(1),
  won: Float64Array.of(0),
  factors: design.factors.map((factor, i) => ({ ...factor, codes: Int32Array.of(codes[i] ?? 0) })),
});
