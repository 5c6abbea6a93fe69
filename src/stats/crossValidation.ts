import { concordance } from './auc.ts';
import { addBrier, brierOf, noBrier, type Brier } from './brier.ts';
import { calibrationBands, type CalibrationBand } from './calibrationBands.ts';
import { calibrationLine } from './calibrationLine.ts';
import { designTotals, dropRows, type GroupedDesign } from './design.ts';
import { fitFirth, isFirth } from './firth.ts';
import { foldsOf } from './folds.ts';
import { fitLogistic, type LogisticFit } from './logistic.ts';
import { predict } from './predict.ts';
import type { Random } from './random.ts';

export interface CrossValidation {
  /** The chance that a won deal of a left-out fold scored higher than a lost one of the same fold. */
  auc: number;
  /** Mean squared error of the left-out predictions. */
  brier: number;
  /** 1 − brier / brier of the training rate for everyone: under 0 when the model only adds noise. */
  brierSkill: number;
  /** Standard deviation of the skill over the repeats: how much it hangs on how deals were dealt to folds. */
  brierSkillStandardError: number;
  /** How uncertain the skill is because deals are few: over deals, within a repeat. */
  brierSkillSamplingError: number;
  /** Null when predictions hardly differ. */
  calibrationSlope: number | null;
  calibrationIntercept: number | null;
  /** Left-out predictions of the first repeat against what became of the deals. */
  bands: CalibrationBand[];
}

export interface CrossValidationOptions {
  random: Random;
  folds?: number;
  repeats?: number;
  /** A fit of the whole design, to start the folds' fits from; where it is a penalised one, so are theirs. */
  start?: LogisticFit;
}

interface Repeat {
  auc: number | null;
  brier: Brier | null;
  line: ReturnType<typeof calibrationLine>;
  bands: CalibrationBand[];
}

/**
 * How good is the model on deals it has not seen? Deals (not rows) are dealt to folds at random, each fold is
 * predicted by a model of the others, all of it repeated. Yields after each fold, so that a worker can stop.
 * @returns null when the design can't be fitted or its folds hold no pair of a won and a lost deal
 * @see Hastie, Tibshirani & Friedman 2009, 7.10; Steyerberg 2019, ch. 15
 */
export function* crossValidation(
  design: GroupedDesign,
  { random, folds = 10, repeats = 3, start }: CrossValidationOptions,
): Generator<void, CrossValidation | null> {
  const full = start ?? fitLogistic(design);
  if (full === null) return null;
  const done: Repeat[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    done.push(yield* oneRepeat(design, folds, random, full));
  }
  const scores = done.flatMap(({ brier }) => brier ?? []);
  const skills = scores.map(({ skill }) => skill);
  const auc = mean(done.flatMap((repeat) => repeat.auc ?? []));
  const brierSkill = mean(skills);
  if (auc === null || brierSkill === null) return null;
  const squares = skills.reduce((sum, skill) => sum + (skill - brierSkill) ** 2, 0);
  return {
    auc,
    brier: mean(scores.map(({ brier }) => brier)) ?? 0,
    brierSkill,
    brierSkillStandardError: Math.sqrt(squares / Math.max(1, skills.length - 1)),
    brierSkillSamplingError: mean(scores.map(({ samplingError }) => samplingError)) ?? 0,
    calibrationSlope: mean(done.flatMap(({ line }) => line?.slope ?? [])),
    calibrationIntercept: mean(done.flatMap(({ line }) => line?.intercept ?? [])),
    bands: done[0]?.bands ?? [],
  };
}

/** The same in one go. */
export function crossValidate(
  design: GroupedDesign,
  options: CrossValidationOptions,
): CrossValidation | null {
  const steps = crossValidation(design, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function* oneRepeat(
  design: GroupedDesign,
  folds: number,
  random: Random,
  start: LogisticFit,
): Generator<void, Repeat> {
  const sums = noBrier();
  const [logOdds, deals, won]: [number[], number[], number[]] = [[], [], []];
  let [concordant, pairs] = [0, 0];
  for (const fold of foldsOf(design, folds, random)) {
    const training = { ...design, deals: fold.trainingDeals, won: fold.trainingWon };
    const held = dropRows(
      { ...design, deals: fold.deals, won: fold.won },
      (row) => (fold.deals[row] ?? 0) > 0,
    );
    const totals = designTotals(training);
    const rate = totals.deals > 0 ? totals.won / totals.deals : 0.5;
    const fit = isFirth(start)
      ? fitFirth(training, { start, tolerance: 1e-6 })
      : fitLogistic(training, { start, tolerance: 1e-8, shortcut: true });
    const p = fit === null ? new Float64Array(held.rows).fill(rate) : predict(fit, training, held);
    const pair = concordance({ score: p, deals: held.deals, won: held.won });
    concordant += pair.concordant;
    pairs += pair.pairs;
    addBrier(sums, p, held, rate);
    for (let row = 0; row < held.rows; row++) {
      const q = p[row] ?? 0;
      if (q <= 0 || q >= 1) continue;
      logOdds.push(Math.log(q / (1 - q)));
      deals.push(held.deals[row] ?? 0);
      won.push(held.won[row] ?? 0);
    }
    yield;
  }
  return {
    auc: pairs > 0 ? concordant / pairs : null,
    brier: brierOf(sums),
    line: calibrationLine(logOdds, deals, won),
    bands: calibrationBands(
      Float64Array.from(logOdds).map((eta) => 1 / (1 + Math.exp(-eta))),
      deals,
      won,
    ),
  };
}

const mean = (values: readonly number[]): number | null =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
