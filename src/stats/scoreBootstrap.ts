import { binomialDraw } from './binomial.ts';
import { chiSquareUpper } from './distributions.ts';
import { collapse, type Collapsed } from './collapse.ts';
import type { GroupedDesign } from './design.ts';
import { efficientScore } from './efficientScore.ts';
import { isFirth } from './firth.ts';
import { withoutFactor, type FactorTest } from './likelihoodRatio.ts';
import { fitLogistic, inTermsOf, type LogisticFit } from './logistic.ts';
import { layOutRows, type Layout } from './oneHot.ts';
import type { Random } from './random.ts';
import { scoreTest } from './scoreTest.ts';

export interface BootstrapTest extends FactorTest {
  /** Draws made; fewer than asked for when the answer was clear early. */
  draws: number;
}

export interface BootstrapOptions {
  random: Random;
  /** At most so many draws; 999 gives p down to 0.001. */
  draws?: number;
  /** Stop once so many draws were as extreme: p is then large, and known well enough. */
  enough?: number;
  /** At most so many rows drawn in all: large designs get fewer draws, but at least 99. */
  rowBudget?: number;
  /** The fit without the factor, when there is one already. */
  reduced?: LogisticFit | null;
}

/** Draws with a statistic below which there is no p-value. */
const FEWEST_TOLD = 50;

/** Work between two yields, some 10 ms: a draw is five passes over the rows, and solving for the coefficients. */
const WORK_PER_YIELD = 100_000;

/**
 * The p-value of the score test where chi-square can't be trusted: levels with under 5 expected wins or losses.
 * Wins are drawn from the model without the field, row by row; that model is fitted anew and the statistic taken.
 * A penalised model is not fitted anew: that takes fifty times as long, and the statistic is cleared of what a fit
 * would change (see `efficientScore`). Yields now and then, so that a worker can stop or answer.
 * @returns p = (1 + draws as extreme) / (1 + draws), or as extreme / draws when stopped early; null as `scoreTest`
 * @see Davison & Hinkley 1997, 4.2; Besag & Clifford 1991 (early stopping)
 */
export function* scoreBootstrapSteps(
  design: GroupedDesign,
  factor: number,
  {
    random,
    enough = 50,
    rowBudget = 3e7,
    reduced = withoutFactor(design, factor),
    draws = 999,
  }: BootstrapOptions,
): Generator<void, BootstrapTest | null> {
  const observed = scoreTest(design, factor, reduced);
  if (observed === null || reduced === null) return null;
  const won = new Float64Array(design.rows);
  const statistic = statisticOf({ ...design, won }, factor, reduced);
  const most = Math.min(draws, Math.max(99, Math.floor(rowBudget / design.rows)));
  let extreme = 0;
  let told = 0;
  const workOfDraw = 5 * design.rows + reduced.parameters ** 2;
  let sinceYield = 0;
  for (let draw = 1; draw <= most; draw++) {
    for (let row = 0; row < design.rows; row++) {
      won[row] = binomialDraw(design.deals[row] ?? 0, reduced.fitted[row] ?? 0, random);
    }
    const again = statistic();
    // Where the drawn wins can't be fitted there is no statistic: such a draw says nothing, for or against.
    if (again !== null) told++;
    if (again !== null && isAsExtreme(again, observed)) extreme++;
    if (extreme >= enough) return { ...observed, pValue: extreme / told, draws: told };
    sinceYield += workOfDraw;
    if (sinceYield >= WORK_PER_YIELD) {
      sinceYield = 0;
      yield;
    }
  }
  if (told < Math.min(FEWEST_TOLD, most)) return null;
  return { ...observed, pValue: (1 + extreme) / (1 + told), draws: told };
}

/** The same in one go. */
export function scoreBootstrap(
  design: GroupedDesign,
  factor: number,
  options: BootstrapOptions,
): BootstrapTest | null {
  const steps = scoreBootstrapSteps(design, factor, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The statistic of whatever wins the design holds when it is called. */
function statisticOf(
  drawn: GroupedDesign,
  factor: number,
  reduced: LogisticFit,
): () => Statistic | null {
  if (isFirth(reduced)) {
    const { df, of } = efficientScore(drawn, reduced, factor);
    return () => ({ df, chiSquare: of(drawn.won) });
  }
  const others = collapse(drawn, reduced.factors);
  const layout = layOutRows(others.design);
  return () => scoreTest(drawn, factor, refit(drawn, others, layout, reduced));
}

/** The model without the field on drawn wins; a few digits are enough to compare statistics. */
function refit(
  drawn: GroupedDesign,
  { design, rowOf }: Collapsed,
  layout: Layout,
  reduced: LogisticFit,
): LogisticFit | null {
  const won = new Float64Array(design.rows);
  rowOf.forEach((group, row) => (won[group] = (won[group] ?? 0) + (drawn.won[row] ?? 0)));
  const start = { ...reduced, factors: reduced.factors.map((_, position) => position) };
  const fit = fitLogistic({ ...design, won }, { start, layout, tolerance: 1e-8, bare: true });
  return fit && inTermsOf(fit, rowOf, reduced.factors);
}

type Statistic = Omit<FactorTest, 'pValue'>;

/** Equal statistics must count in spite of rounding; where a draw lost a level, p-values are compared. */
const isAsExtreme = (drawn: Statistic, observed: FactorTest): boolean =>
  drawn.df === observed.df
    ? drawn.chiSquare >= observed.chiSquare * (1 - 1e-7)
    : chiSquareUpper(drawn.chiSquare, drawn.df) <= observed.pValue;
