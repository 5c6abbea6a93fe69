import type { Combination, CombinationSearch } from '../domain/document/combinations.ts';
import type { ClusteredRows } from '../stats/clusteredRows.ts';
import type { GroupedDesign } from '../stats/design.ts';
import { intraclassCorrelation } from '../stats/intraclass.ts';
import type { LogisticFit } from '../stats/logistic.ts';
import { pointNormal } from '../stats/pointNormal.ts';
import { predict } from '../stats/predict.ts';
import { seeded } from '../stats/random.ts';
import {
  FEWEST_DEALS,
  searchSegmentsSteps,
  TOLD_P,
  type ComparedPeriods,
  type SearchProgress,
  type SegmentSearch,
} from '../stats/segments/searchSegments.ts';
import type { SegmentClusters } from '../stats/segments/segmentClusters.ts';
import { linearEffect, segmentEffect } from '../stats/segments/segmentEffect.ts';
import { segmentEchoes } from '../stats/segments/segmentEchoes.ts';
import { combinationSentence } from '../words/combinationSentence.ts';
import { count, counted } from '../words/numbers.ts';
import type { Comparison } from './comparison.ts';
import { QUARTER_FACTOR } from './driverDesign.ts';
import type { DriverModel } from './drivers.ts';
import { winRateOf } from './winRate.ts';

export interface CombinationParts {
  combinations: Combination[];
  combinationSearch: CombinationSearch;
}

export interface CombinationHost {
  breathe: () => Promise<void>;
  /** Told now and then how the search is getting on. */
  onProgress?: (search: CombinationSearch) => void;
}

/** So many of the segments that are not told are kept, for looking at. */
const MOST_UNTOLD = 50;
/** More told ones than this are one effect seen from everywhere: the strongest are enough. */
const MOST_TOLD = 200;
/** Above this share of the deals, cells are hardly fewer than deals. */
const MANY_CELLS = 0.5;
/** Draws between two reports of how the search is getting on. */
const DRAWS_PER_REPORT = 250;

/** Segments that differ from what their parts imply, and those that moved unlike the rest; see statistics.md, 5. */
export async function findCombinations(
  model: Pick<DriverModel, 'design' | 'used'> & Partial<Pick<DriverModel, 'accounts'>>,
  comparison: Comparison | null,
  depth: 2 | 3,
  seed: number,
  { breathe, onProgress }: CombinationHost,
): Promise<CombinationParts> {
  const { design, used } = model;
  const quarter = design.factors.findIndex((factor) => factor.name === QUARTER_FACTOR);
  const fields = design.factors.filter((_, i) => i !== quarter).map((factor) => factor.name);
  const compared = comparedPeriods(model, comparison, quarter);
  const empty: CombinationSearch = {
    combinations: 0,
    changes: 0,
    fewestDeals: FEWEST_DEALS,
    depth,
    fields,
    draws: 0,
    stoppedEarly: false,
    cells: design.rows,
    leftOut: 0,
    reason: null,
  };
  const nothing = (reason: string): CombinationParts => ({
    combinations: [],
    combinationSearch: { ...empty, reason },
  });
  if (!used || fields.length === 0)
    return nothing('There is no model of the parts that a segment could be held against.');
  if (!used.converged)
    return nothing('The model of the parts did not settle, so nothing can be held against it.');
  const clusters = clustersOf(design, used, model.accounts ?? null);
  const options = { adjusted: quarter < 0 ? [] : [quarter], compared, depth, clusters };
  const steps = searchSegmentsSteps(design, used, options, seeded(seed));
  let reported = 0;
  let step = steps.next();
  while (!step.done) {
    if (onProgress && reportDue(step.value, reported)) {
      reported = step.value.draws;
      onProgress({ ...empty, draws: reported });
    }
    await breathe();
    step = steps.next();
  }
  const search = step.value;
  if (!search)
    return nothing(
      `No segment of ${counted(FEWEST_DEALS, 'closed deal')} or more has anything to tell beside its parts.`,
    );
  const aspects = search.scores.statistics.map((one) => one.aspect);
  const combinationSearch = {
    ...empty,
    combinations: aspects.filter((aspect) => aspect === 'combination').length,
    changes: aspects.filter((aspect) => aspect === 'change').length,
    draws: search.test.draws,
    stoppedEarly: search.test.stoppedEarly,
    leftOut: search.leftOut,
    ...spreadOf(search),
    reason: coarseness(search, used.deals, compared !== null),
  };
  const combinations = await tellSegments(search, comparison, breathe);
  return { combinations, combinationSearch };
}

/** Where deals of an account end alike beyond the main effects, every segment is held against a wider scatter. */
function clustersOf(
  design: GroupedDesign,
  used: LogisticFit,
  rows: ClusteredRows | null,
): SegmentClusters | null {
  const correlation = rows && intraclassCorrelation(rows, predict(used, design, rows));
  return rows && correlation ? { rows, correlation } : null;
}

const reportDue = ({ draws, of }: SearchProgress, reported: number): boolean =>
  draws < of && draws >= reported + DRAWS_PER_REPORT;

/** The two compared quarters among the levels of the model's last factor. */
function comparedPeriods(
  { design }: Pick<DriverModel, 'design'>,
  comparison: Comparison | null,
  quarter: number,
): ComparedPeriods | null {
  const levels = design.factors[quarter]?.levels ?? [];
  if (comparison?.clock !== 'closed') return null;
  const before = levels.indexOf(comparison.before.label);
  const after = levels.indexOf(comparison.after.label);
  return before < 0 || after < 0 || before === after ? null : { factor: quarter, before, after };
}

async function tellSegments(
  search: SegmentSearch,
  comparison: Comparison | null,
  breathe: () => Promise<void>,
): Promise<Combination[]> {
  const { z, pValueFamilywise, qValue, scores } = search;
  // Of two levels one gains what the other loses: the same evidence but for the last digits, which decide nothing.
  const size = (at: number): number => Math.round(Math.abs(z[at] ?? 0) * 1e8);
  const order = [...z.keys()].sort(
    (a, b) => size(b) - size(a) || ownMove(search, b) - ownMove(search, a),
  );
  const isTold = (at: number): boolean => (pValueFamilywise[at] ?? 1) < TOLD_P;
  const told = order.filter(isTold).slice(0, MOST_TOLD);
  const echoes = segmentEchoes(search, told);
  let step = echoes.next();
  while (!step.done) {
    await breathe();
    step = echoes.next();
  }
  const echoOf = step.value;
  const shrink = shrinkage(search);
  const looked = scores.statistics.length;
  const periods = comparison && {
    before: comparison.before.label,
    after: comparison.after.label,
  };
  const shown = [...told, ...order.filter((at) => !isTold(at)).slice(0, MOST_UNTOLD)];
  const combinations: Combination[] = [];
  for (const [i, at] of shown.entries()) {
    if (i % 10 === 9) await breathe();
    const effect = segmentEffect(search, at);
    const aspect = scores.statistics[at]?.aspect;
    if (!effect || !aspect) continue;
    const counts = effect.after ?? effect.counts;
    const one = {
      levels: levelsOf(search, at),
      ...counts,
      winRate: winRateOf(counts.won, counts.deals - counts.won),
      expected: effect.expected,
      aspect,
      difference: effect.difference,
      shrunkDifference: shrink(at) * effect.difference.estimate,
      before: effect.before,
      after: effect.after,
      z: z[at] ?? 0,
      pValueFamilywise: pValueFamilywise[at] ?? 1,
      qValue: qValue[at] ?? 1,
      told: isTold(at),
    };
    const leader = echoOf.get(at);
    const leading = leader === undefined ? undefined : scores.statistics[leader]?.aspect;
    combinations.push({
      ...one,
      echoOf:
        leader === undefined || !leading
          ? null
          : { aspect: leading, levels: levelsOf(search, leader) },
      sentence: one.told ? combinationSentence(one, looked, periods) : null,
    });
  }
  return combinations;
}

/** How far the rate of a segment itself moved between the compared periods, 0–1. */
function ownMove(search: SegmentSearch, at: number): number {
  const { before, after } = segmentEffect(search, at) ?? {};
  return before && after ? Math.abs(after.won / after.deals - before.won / before.deals) : 0;
}

function levelsOf(search: SegmentSearch, at: number): Combination['levels'] {
  const segment = search.scores.statistics[at]?.segment;
  return (segment?.factors ?? []).map((index, i) => {
    const factor = search.frame.rows.factors[index];
    return {
      field: factor?.name ?? '',
      level: factor?.levels[segment?.levels[i] ?? -1] ?? '',
    };
  });
}

/** The share of each difference that is left once the winner's curse is allowed for, by the family of its aspect. */
function shrinkage(search: SegmentSearch): (at: number) => number {
  const effects = search.scores.statistics.map((_, at) => linearEffect(search, at));
  const family = (aspect: Combination['aspect']): ReturnType<typeof pointNormal> => {
    const own = effects.filter((_, at) => search.scores.statistics[at]?.aspect === aspect);
    return pointNormal(
      own.map((one) => one.estimate),
      own.map((one) => one.standardError),
    );
  };
  const families = { combination: family('combination'), change: family('change') };
  return (at) => {
    const aspect = search.scores.statistics[at]?.aspect;
    const effect = effects[at];
    if (!aspect || !effect || effect.estimate === 0) return 0;
    return families[aspect].shrink(effect.estimate, effect.standardError) / effect.estimate;
  };
}

/** The largest of the questions' design effects, where deals come by account. */
function spreadOf({ designEffects }: SegmentSearch): Pick<CombinationSearch, 'designEffect'> {
  const largest = designEffects?.reduce((most, one) => Math.max(most, one), 1) ?? 1;
  return largest > 1 ? { designEffect: largest } : {};
}

/** What makes the search coarse; null when nothing does. */
function coarseness(search: SegmentSearch, deals: number, compared: boolean): string | null {
  const { rows } = search.frame.rows;
  const said: string[] = [];
  if (rows > MANY_CELLS * deals)
    said.push(
      `The fields split ${counted(deals, 'closed deal')} into ${counted(rows, 'combination')} of levels, hardly fewer: the search costs as much as one over single deals.`,
    );
  if (search.leftOut > 0)
    said.push(
      `${counted(search.leftOut, 'more segment')} with enough deals ${search.leftOut === 1 ? 'was' : 'were'} left out; those with most deals were searched.`,
    );
  if (search.drawsWanted < search.drawsAsked)
    said.push(
      `It was held against ${count(search.drawsWanted)} draws of chance rather than ${count(search.drawsAsked)}, to end in time.`,
    );
  if (!compared)
    said.push('No two quarters by closed date could be compared, so changes were not searched.');
  return said.length > 0 ? said.join(' ') : null;
}
