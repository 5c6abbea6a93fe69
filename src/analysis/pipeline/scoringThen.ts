import { aalenJohansen, type AgeOutcomes } from '../../stats/aalenJohansen.ts';
import { collapse } from '../../stats/collapse.ts';
import { dropRows } from '../../stats/design.ts';
import { fieldScores, type FieldScores } from '../../stats/fieldScores.ts';
import { fitLogistic, type LogisticFit } from '../../stats/logistic.ts';
import { oddsByAge } from '../../stats/oddsByAge.ts';
import { NO_QUARTER, QUARTER_FACTOR } from '../driverDesign.ts';
import type { DriverModel } from '../drivers.ts';
import { estimable } from '../fieldModels.ts';
import type { Scoring } from './scoring.ts';

/**
 * Scores as they would have been made at the end of a past quarter: by the deals closed until then, and the ages known
 * then. No query: the model's rows tell the quarter a deal closed in. As the app draws scores in by what left-out deals
 * show, and trying that for every quarter would take too long, they are drawn in by what the fit itself shows: the share
 * of its likelihood ratio beyond one for each parameter.
 * @param quarter `2024Q2`   @param ages of all deals created by its end, open ones censored there
 * @returns null when there was too little to score by
 * @see van Houwelingen & Le Cessie 1990, (χ² − df) / χ²
 */
export function scoringThen(
  { design: whole }: DriverModel,
  quarter: string,
  ages: readonly AgeOutcomes[],
): Scoring | null {
  const by = whole.factors.find(({ name }) => name === QUARTER_FACTOR);
  const own = whole.factors.flatMap(({ name }, i) => (name === QUARTER_FACTOR ? [] : [i]));
  if (!by || own.length === 0) return null;
  const until = by.levels.map((level) => level !== NO_QUARTER && level <= quarter);
  const { design } = collapse(
    dropRows(whole, (row) => until[by.codes[row] ?? -1] ?? false),
    own,
  );
  const plain = fitLogistic(design);
  const known = oddsByAge(aalenJohansen(ages));
  if (!plain || !known) return null;
  const fit = estimable(design, plain).used;
  if (!fit.converged || fit.won <= 0 || fit.won >= fit.deals) return null;
  const fields = shrunk(fieldScores(design, fit), shrinkage(fit));
  const closed = Math.log(fit.won / (fit.deals - fit.won));
  return { design, fit, fields, ages: known, start: fields.average + known.start - closed };
}

/** 0–1; 0 when the fields tell no more than as many random ones would. */
function shrinkage({ logLikelihood, deals, won, rank }: LogisticFit): number {
  const rate = won / deals;
  const none = won * Math.log(rate) + (deals - won) * Math.log(1 - rate);
  const chiSquare = 2 * (logLikelihood - none);
  return chiSquare > 0 ? Math.max(0, (chiSquare - (rank - 1)) / chiSquare) : 0;
}

const shrunk = (scores: FieldScores, by: number): FieldScores => ({
  average: scores.average,
  part: (factor, code) => by * scores.part(factor, code),
  variance: (codes) => by * by * scores.variance(codes),
});
