import type { DriverField } from '../domain/document/drivers.ts';
import type { Field } from '../domain/field.ts';
import type { GroupedDesign } from '../stats/design.ts';
import { likelihoodRatio } from '../stats/likelihoodRatio.ts';
import type { LogisticFit } from '../stats/logistic.ts';
import { seeded } from '../stats/random.ts';
import { scoreBootstrapSteps, type BootstrapTest } from '../stats/scoreBootstrap.ts';
import { scoreTest } from '../stats/scoreTest.ts';
import { settledFit, type Submodel } from '../stats/submodel.ts';

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

/** Does a field matter, all its levels together? The score test decides; see statistics.md, section 4. */
export async function testField(
  design: GroupedDesign,
  fit: LogisticFit,
  field: Field,
  index: number,
  without: Submodel | null,
  seed: number,
  breathe: () => Promise<void>,
): Promise<DriverField> {
  const reduced = without?.fit ?? null;
  const ratio = likelihoodRatio(design, fit, index, reduced);
  const settled = without && settledFit(design, index, without);
  const score = scoreTest(design, index, settled);
  const fewest = Math.min(fit.won, fit.deals - fit.won);
  const small =
    fewest < FEWEST_PER_COEFFICIENT * fit.parameters &&
    design.rows * fit.parameters <= LARGEST_REFITTED;
  const thin =
    score &&
    settled &&
    ((small && score.pValue < NEAR_TOLD) ||
      leastExpected(design, settled, index) < FEWEST_EXPECTED);
  const bootstrap = thin ? await bootstrapped(design, index, settled, seed, breathe) : null;
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
    pValue: bootstrap?.pValue ?? score?.pValue ?? null,
    bootstrapped: bootstrap !== null,
    qValue: null,
    driver: false,
  };
}

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
function leastExpected(design: GroupedDesign, reduced: LogisticFit, index: number): number {
  const factor = design.factors[index];
  if (!factor) return Infinity;
  const won = new Float64Array(factor.levels.length);
  const lost = new Float64Array(factor.levels.length);
  for (let row = 0; row < design.rows; row++) {
    const code = factor.codes[row] ?? 0;
    const deals = design.deals[row] ?? 0;
    const p = reduced.fitted[row] ?? 0;
    won[code] = (won[code] ?? 0) + deals * p;
    lost[code] = (lost[code] ?? 0) + deals * (1 - p);
  }
  return Math.min(...won, ...lost);
}
