import type { DriverModel } from '../../src/analysis/drivers.ts';
import { checkScores, drawnIn, isSkilled } from '../../src/analysis/pipeline/scoreCheck.ts';
import { modelWithoutQuarter, type Scoring } from '../../src/analysis/pipeline/scoring.ts';
import { OTHER_LEVEL } from '../../src/domain/field.ts';
import { calibrationLine } from '../../src/stats/calibrationLine.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { fieldScores } from '../../src/stats/fieldScores.ts';
import { modelRows } from './app/model.ts';
import { drawFile } from './draw/drawFile.ts';
import type { Findings } from './findings.ts';
import type { CalibrationShape } from './shapes/shape.ts';
import { slopeError } from './slopeError.ts';

/** Seeds of the files that scores are tried on: beyond those of any file that is analysed. */
const OTHER_FILES = 1_000_000;
/** So many of them, so that the line is that of the scores rather than of the deals they are tried on. */
const TRIED_ON = 4;

/**
 * Are the scores of open deals right, as Pipeline shows them? Made as it makes them, by the model without the closed
 * quarter and drawn in where that exaggerates on left-out deals, and held against the deals of other files of the same
 * business. The odds by age are left out: they move all deals of an age alike.
 * @returns null where nothing matters, and where the app shows no scores
 */
export async function scoreSlope(
  shape: CalibrationShape,
  model: DriverModel,
  seed: number,
): Promise<Findings['slope']> {
  const fitted = shape.drivers.length > 0 ? modelWithoutQuarter(model) : null;
  if (!fitted) return null;
  const { design, fit } = fitted;
  const fields = fieldScores(design, fit);
  const plain: Scoring = { design, fit, fields, ages: NO_AGES, start: fields.average };
  const check = await checkScores(plain, seed, () => Promise.resolve());
  if (!check || !isSkilled(check)) return null;
  const { fields: scores } = drawnIn(plain, check);
  const logOdds: number[] = [];
  const deals: number[] = [];
  const won: number[] = [];
  for (let other = 0; other < TRIED_ON; other++) {
    const unseen = modelRows(drawFile(shape, OTHER_FILES + TRIED_ON * seed + other));
    logOddsOf(unseen, design, scores).forEach((eta, row) => {
      logOdds.push(eta);
      deals.push(unseen.deals[row] ?? 0);
      won.push(unseen.won[row] ?? 0);
    });
  }
  const line = calibrationLine(logOdds, deals, won);
  if (!line) return null;
  // All are samples: the deals the line is read from, and those the scores were made of.
  const made = slopeError(logOddsOf(design, design, scores), design.deals);
  return { value: line.slope, standardError: Math.hypot(made, slopeError(logOdds, deals)) };
}

/** What the scores never look at here. */
const NO_AGES: Scoring['ages'] = {
  start: 0,
  lastAge: 0,
  logOdds: () => null,
  standardError: () => null,
  wonWithin: () => null,
};

/** By row of a design; its levels are found by their names, rare ones where the model has pooled them. */
function logOddsOf(
  { rows, factors }: GroupedDesign,
  model: GroupedDesign,
  scores: Scoring['fields'],
): Float64Array {
  const result = new Float64Array(rows).fill(scores.average);
  model.factors.forEach(({ name, levels }, index) => {
    const own = factors.find((factor) => factor.name === name);
    if (!own) return;
    const parts = own.levels.map((level) => {
      const place = levels.indexOf(level);
      return scores.part(index, place < 0 ? levels.indexOf(OTHER_LEVEL) : place);
    });
    for (let row = 0; row < rows; row++)
      result[row] = (result[row] ?? 0) + (parts[own.codes[row] ?? 0] ?? 0);
  });
  return result;
}
