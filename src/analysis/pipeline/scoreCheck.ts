import type { ScoreCheck } from '../../domain/document/pipeline.ts';
import { crossValidation } from '../../stats/crossValidation.ts';
import { seeded } from '../../stats/random.ts';
import { calibrationFit } from '../calibrationFit.ts';
import { winRateOf } from '../winRate.ts';
import type { Scoring } from './scoring.ts';

/** Folds and repeats: with more rows how deals fall into folds matters less, and each fold costs more. */
const effortFor = (rows: number): { folds: number; repeats: number } => {
  if (rows <= 5_000) return { folds: 10, repeats: 3 };
  return { folds: 5, repeats: rows <= 20_000 ? 2 : 1 };
};
/** Scores are told where the skill is more than so many of its standard errors. */
export const SKILL_ERRORS = 2;

/** The model's fields tried on closed deals it has not seen. Null when it can't be tried. */
export async function checkScores(
  { design, fit }: Scoring,
  seed: number,
  breathe: () => Promise<void>,
): Promise<ScoreCheck | null> {
  const steps = crossValidation(design, {
    ...effortFor(design.rows),
    random: seeded(seed),
    start: fit,
  });
  let step = steps.next();
  while (!step.done) {
    await breathe();
    step = steps.next();
  }
  const found = step.value;
  if (!found) return null;
  const bands = found.bands.map(({ deals, won, predicted }) => ({
    deals,
    predicted,
    actual: winRateOf(won, deals - won),
  }));
  return {
    deals: fit.deals,
    auc: found.auc,
    skill: found.brierSkill,
    skillStandardError: Math.max(found.brierSkillStandardError, found.brierSkillSamplingError),
    slope: found.calibrationSlope,
    intercept: found.calibrationIntercept,
    drawnIn: exaggerates(found.calibrationSlope),
    bands,
    bandsFit: calibrationFit(bands),
    replays: null,
  };
}

/** Whether the fields tell won deals from lost ones, surely enough to say it of a single deal. */
export const isSkilled = (check: ScoreCheck | null): boolean =>
  check !== null &&
  check.skill !== null &&
  check.skillStandardError !== null &&
  check.skill > SKILL_ERRORS * check.skillStandardError;

/** A slope nearer to 1 is as good as one. */
const EXAGGERATES = 0.99;

const exaggerates = (slope: number | null): boolean =>
  slope !== null && slope > 0 && slope < EXAGGERATES;

/**
 * The same scoring with its fields’ log odds moved onto the line that left-out deals lay on: a model of many levels finds
 * them further apart than the next deals will be. A line steeper than 1 is left alone.
 * @see van Houwelingen & Le Cessie 1990
 */
export function drawnIn(scoring: Scoring, check: ScoreCheck): Scoring {
  const { slope, intercept } = check;
  if (!check.drawnIn || slope === null || intercept === null) return scoring;
  const { fields, start } = scoring;
  return {
    ...scoring,
    start: start + intercept + (slope - 1) * fields.average,
    fields: {
      average: intercept + slope * fields.average,
      part: (factor, code) => slope * fields.part(factor, code),
      variance: (codes) => slope * slope * fields.variance(codes),
    },
  };
}
