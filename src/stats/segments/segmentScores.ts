import { crossWeights } from './crossWeights.ts';
import type { SegmentFrame } from './segmentFrame.ts';
import { columnSums, solveLanes, type SegmentModel } from './segmentModel.ts';
import { plainVariance, weigh, type Statistic } from './segmentStatistics.ts';
import { LANES, slotSums } from './slotSums.ts';

/** The questions that can be answered, with their answers. Lists run over `statistics`. */
export interface SegmentScores {
  statistics: readonly Statistic[];
  /** statistics × columns: X'W·a, what each question shares with each column of the model. */
  cross: Float64Array;
  /** Residuals summed, less what the model's own uncertainty explains. */
  score: Float64Array;
  /** a'Wa, the variance were the rates known, and what is left of it beside the model. */
  plain: Float64Array;
  variance: Float64Array;
}

/** Below this share of its plain variance a question is answered by the main effects themselves. */
const EXPLAINED = 1e-9;

/**
 * Rao's score of every question against the main-effects model: U = a'(w − n·p̂), corrected for estimated rates, with
 * variance a'Wa − a'WX(X'WX)⁻¹X'Wa. Questions that the main effects answer (a rep within his only region) are left
 * out, as are those where one win more moves the score by a standard error or more: no normal law holds there.
 * @see Rao 1948; Cox & Hinkley 1974, 9.3; R: anova(glm(… + segment), test = 'Rao')
 */
export function* segmentScores(
  frame: SegmentFrame,
  candidates: readonly Statistic[],
): Generator<void, SegmentScores> {
  const { rows, tables, model, periods } = frame;
  const { size } = model;
  const whole = yield* crossWeights(frame, candidates);
  const residuals = new Float64Array(rows.rows * LANES);
  for (let row = 0; row < rows.rows; row++) {
    residuals[row * LANES] = (rows.won[row] ?? 0) - (rows.deals[row] ?? 0) * (rows.rates[row] ?? 0);
    residuals[row * LANES + 1] = rows.weights[row] ?? 0;
  }
  const sums = new Float64Array(tables.slots * LANES);
  yield* slotSums(tables.stages, residuals, sums);
  const raw = new Float64Array(candidates.length * LANES);
  weigh(candidates, tables.times, periods, sums, raw);
  const pull = new Float64Array(size * LANES);
  const moved = new Float64Array(size * LANES);
  columnSums(model, sums, pull);
  solveLanes(model, pull, moved);

  const kept: number[] = [];
  const score = new Float64Array(candidates.length);
  const plain = new Float64Array(candidates.length);
  const variance = new Float64Array(candidates.length);
  const solved = new Float64Array(size);
  for (const [i, statistic] of candidates.entries()) {
    const line = whole.subarray(i * size, (i + 1) * size);
    const before = plainVariance(statistic, tables.times, periods, sums, 1);
    const left = before - squaredLength(model, line, solved);
    if (!(left > EXPLAINED * before) || statistic.reach ** 2 >= left) continue;
    let explained = 0;
    for (let j = 0; j < size; j++) explained += (line[j] ?? 0) * (moved[j * LANES] ?? 0);
    const at = kept.length;
    score[at] = (raw[i * LANES] ?? 0) - explained;
    plain[at] = before;
    variance[at] = left;
    kept.push(i);
    if (i % 1000 === 999) yield;
  }
  const cross = new Float64Array(kept.length * size);
  kept.forEach((i, at) => cross.set(whole.subarray(i * size, (i + 1) * size), at * size));
  return {
    statistics: kept.flatMap((i) => candidates[i] ?? []),
    cross,
    score: score.slice(0, kept.length),
    plain: plain.slice(0, kept.length),
    variance: variance.slice(0, kept.length),
  };
}

/** c'(X'WX)⁻¹c by forward substitution. */
function squaredLength(
  { root, size }: SegmentModel,
  c: Float64Array,
  solved: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    let rest = c[i] ?? 0;
    const line = i * size;
    for (let j = 0; j < i; j++) rest -= (root[line + j] ?? 0) * (solved[j] ?? 0);
    const value = rest / (root[line + i] ?? 1);
    solved[i] = value;
    sum += value * value;
  }
  return sum;
}
