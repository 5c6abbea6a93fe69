import { findBridges } from '../../src/analysis/bridges.ts';
import type { Side } from '../../src/analysis/comparison.ts';
import { driverDesign } from '../../src/analysis/driverDesign.ts';
import { findDrivers } from '../../src/analysis/drivers.ts';
import { judge } from '../../src/analysis/verdict.ts';
import { endOf, labelOf } from '../../src/domain/calendar.ts';
import { SAMPLE_DEALS, SHAPES, type Shape } from '../../src/samples/shapes.ts';
import { plantedTruth } from '../../src/samples/truth.ts';
import { collapse } from '../../src/stats/collapse.ts';
import { AFTER, BEFORE, simulate } from './simulate.ts';

/** What one simulated file was told. */
export interface RunResult {
  verdict: string;
  fieldsTold: number;
  levelsTold: number;
  falseFields: number;
  falseLevels: number;
  /** Whether the interval holds the planted number; null where nothing is planted. */
  changeInside: boolean | null;
  mixInside: boolean | null;
  rateInside: boolean | null;
}

const side = (start: string): Side => ({
  label: labelOf('quarter', start),
  start,
  from: start,
  to: endOf('quarter', start),
});

const comparison = {
  clock: 'closed' as const,
  before: side(BEFORE),
  after: side(AFTER),
  chosenByUser: false,
  earlier: [],
};

/** Draws one file of a shape and analyses it by the very functions the app runs. */
export async function oneRun(id: Shape['id'], seed: number): Promise<RunResult> {
  const shape = SHAPES[id];
  const { fields, columns, levels, before, after } = simulate(shape, SAMPLE_DEALS, seed);
  const verdict = judge(comparison, { before, after, earlier: [] }, null, 0.01, 1);
  const singles = driverDesign(columns, fields);
  const all = singles.factors.map((_, i) => i);
  const design = collapse(singles, all).design;
  const { drivers } = await findDrivers(design, fields, [], seed, () => Promise.resolve());
  const told = drivers.fields.filter((field) => field.driver);
  const toldLevels = drivers.effects.filter((effect) => effect.driver);
  const truth = plantedTruth(shape).planted;
  const planted = (part: string): number | null =>
    truth.find((one) => one.where.part === part)?.value ?? null;
  const moved = truth.find((one) => one.where.part === 'rate');
  const field = moved && 'field' in moved.where ? moved.where.field : null;
  const bridge = findBridges(fields, levels, seed).find((one) => one.field === field);
  return {
    verdict: verdict.kind,
    fieldsTold: told.length,
    levelsTold: toldLevels.length,
    falseFields: told.filter((one) => !shape.drivers.includes(one.field)).length,
    falseLevels: toldLevels.filter((one) =>
      isFalse(shape, one.field, one.level, one.points?.estimate ?? 0),
    ).length,
    changeInside: inside(verdict.change, planted('change')),
    mixInside: bridge ? inside(bridge.mix, planted('mix')) : null,
    rateInside: bridge ? inside(bridge.rate, planted('rate')) : null,
  };
}

const inside = (
  interval: { low: number; high: number } | null,
  value: number | null,
): boolean | null =>
  interval && value !== null ? interval.low <= value && value <= interval.high : null;

/** A told level is false when nothing was planted in its field, or it is told to help where it hurts. */
function isFalse(shape: Shape, name: string, level: string, points: number): boolean {
  const field = shape.fields.find((one) => one.name === name);
  if (!field || !shape.drivers.includes(name)) return true;
  const mean = (late: boolean): number =>
    field.levels.reduce(
      (sum, one) => sum + one.share * ((late ? one.effectAfter : undefined) ?? one.effect),
      0,
    );
  const found = field.levels.find((one) => one.name === level);
  return !found || Math.sign(found.effect - mean(false)) !== Math.sign(points);
}
