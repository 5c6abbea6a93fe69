import type { DriverField } from '../domain/document/drivers.ts';
import type { Field } from '../domain/field.ts';
import type { GroupedDesign } from '../stats/design.ts';
import type { LevelScore } from '../stats/levelScores.ts';
import { likelihoodRatio, type FactorTest } from '../stats/likelihoodRatio.ts';
import type { LogisticFit } from '../stats/logistic.ts';
import type { Dispersion } from '../stats/dispersion.ts';
import { chiSquareUpper, fUpper } from '../stats/distributions.ts';
import { seeded } from '../stats/random.ts';
import { scoreBootstrapSteps, type BootstrapTest } from '../stats/scoreBootstrap.ts';
import { scoreTest } from '../stats/scoreTest.ts';
import { swingsOf } from './driverSwings.ts';
import type { FieldModel } from './fieldModels.ts';

/** With fewer expected wins or losses in a level the score test's chi-square is not to be trusted. */
const FEWEST_EXPECTED = 5;
/**
 * Nor where there are fewer wins or losses than this for each coefficient of the model (simulated, 300 deals and 40
 * coefficients: 7 to 12% of null fields under p = 0.05).
 */
const FEWEST_PER_COEFFICIENT = 10;
/** There, a chi-square p above this is left as it is: a field that far from being told is so by either test. */
const NEAR_TOLD = 0.25;
/** Rows times coefficients up to which a thousand fits take a second or two. With thousands of deals chi-square serves. */
const LARGEST_REFITTED = 1e5;

/**
 * Does a field matter, all its levels together? The score test decides; see statistics.md, section 4.
 * @param designEffect ≥ 1: how much more its scores scatter as deals come by account
 */
export async function testField(
  field: Field,
  model: FieldModel,
  seed: number,
  breathe: () => Promise<void>,
  designEffect = 1,
): Promise<DriverField> {
  const { design, fit, index, without, settled, information, scores } = model;
  const ratio = likelihoodRatio(design, fit, index, without?.fit ?? null);
  const score = scoreTest(design, index, settled, information ?? undefined);
  const fewest = Math.min(fit.won, fit.deals - fit.won);
  const small =
    fewest < FEWEST_PER_COEFFICIENT * fit.parameters &&
    design.rows * fit.parameters <= LARGEST_REFITTED;
  const thin =
    score &&
    settled &&
    ((small && score.pValue < NEAR_TOLD) || leastExpected(scores) < FEWEST_EXPECTED);
  const bootstrap = thin ? await bootstrapped(design, index, settled, seed, breathe) : null;
  const swings = swingsOf(field, model);
  return {
    field: field.name,
    kind: field.kind,
    breaks: field.breaks,
    levels: design.factors[index]?.levels.length ?? 0,
    df: score?.df ?? null,
    lrChiSquare: ratio?.chiSquare ?? null,
    lrPValue: ratio?.pValue ?? null,
    plrChiSquare: null,
    plrPValue: null,
    without: [],
    scoreChiSquare: score?.chiSquare ?? null,
    pValue: largest(
      bootstrap?.pValue ?? score?.pValue,
      score && swings && scaledP(score, swings),
      score && designEffect > 1 ? chiSquareUpper(score.chiSquare / designEffect, score.df) : null,
    ),
    ...(swings && { dispersion: swings.dispersion }),
    ...(designEffect > 1 && { designEffect }),
    bootstrapped: bootstrap !== null,
    qValue: null,
    driver: false,
  };
}

/** χ² over the dispersion, by the law of F, as the dispersion is an estimate; see `scaledTest`. */
const scaledP = ({ chiSquare, df }: FactorTest, { dispersion, df: left }: Dispersion): number =>
  fUpper(chiSquare / df / dispersion, df, left);

const largest = (p: number | undefined, ...others: (number | null)[]): number | null =>
  p === undefined ? null : Math.max(p, ...others.map((other) => other ?? 0));

async function bootstrapped(
  design: GroupedDesign,
  index: number,
  reduced: LogisticFit,
  seed: number,
  breathe: () => Promise<void>,
): Promise<BootstrapTest | null> {
  const random = seeded(seed + index);
  const steps = scoreBootstrapSteps(design, index, { random, reduced });
  let step = steps.next();
  while (!step.done) {
    await breathe();
    step = steps.next();
  }
  return step.value;
}

/** The fewest wins or losses that the model without the field expects in one of its levels. */
const leastExpected = (scores: readonly LevelScore[]): number =>
  Math.min(...scores.map(({ deals, expected }) => Math.min(expected, deals - expected)));
