import { findBridges } from '../../src/analysis/bridges.ts';
import type { DriverModel } from '../../src/analysis/drivers.ts';
import type { CombinationParts } from '../../src/analysis/combinations.ts';
import type { Reps } from '../../src/analysis/reps/findReps.ts';
import type { Calendar } from '../../src/domain/document/calendar.ts';
import type { Field } from '../../src/domain/field.ts';
import type { Interval } from '../../src/domain/interval.ts';
import { analysed, type Analysed, type Parts } from './app/analysed.ts';
import { judged, lastTwo, yearEarlier, type Judged } from './app/verdicts.ts';
import { judgedByValue } from './app/byValue.ts';
import { drawFile, type DrawnFile } from './draw/drawFile.ts';
import type { Findings, FoundVerdict } from './findings.ts';
import { ALL_PROMISES } from './promises/all.ts';
import type { CalibrationShape } from './shapes/shape.ts';
import { scoreSlope } from './scoreSlope.ts';
import { isFalseLevel, truthOf } from './truth.ts';

/** A dozen fits and another file a run: the slope is looked at in every so many of them. */
const SLOPE_EVERY = 10;
/** A rep is off expectation under this q over all reps. */
const OFF_Q = 0.1;

/** Draws one file of a shape, analyses it by the very functions the app runs, and notes what it was told. */
export async function oneRun(shape: CalibrationShape, seed: number): Promise<Findings> {
  const file = drawFile(shape, seed);
  const found = await analysed(file, seed, partsOf(shape));
  const { verdict } = found.judged ?? {};
  return {
    seed,
    verdict: told(found.judged),
    ...(await otherComparisons(file, found)),
    byValue: told(await judgedByValue(file, found.horizon)),
    compared: { before: verdict?.before?.deals ?? 0, after: verdict?.after?.deals ?? 0 },
    inside: found.judged && insideOf(shape, file.fields, found.judged, seed),
    drivers: driversOf(shape, found.model),
    slope: seed % SLOPE_EVERY === 0 ? await scoreSlope(shape, found.model, seed) : null,
    segments: found.combinations && segmentsOf(found.combinations),
    calendar: found.calendar && calendarOf(found.calendar),
    reps: repsOf(found.reps),
    alerts: found.alerts && {
      tests: found.alerts.alerts.filter((one) => one.basis === 'test').length,
      naive: found.alerts.alertBudget.naiveAlerts,
    },
  };
}

/** What no promise of the shape asks about is not worked out: half of a whole run's time. */
function partsOf(shape: CalibrationShape): Parts {
  const looked = new Set(
    ALL_PROMISES.filter((one) => one.on(shape)).flatMap((one) => one.of ?? []),
  );
  return {
    search: looked.has('search'),
    calendar: looked.has('calendar'),
    alerts: looked.has('alerts'),
  };
}

const told = (found: Judged | null): FoundVerdict | null =>
  found && {
    kind: found.verdict.kind,
    usual: (found.verdict.unusual?.pValue ?? 0) >= 0.05,
    designEffect: found.verdict.designEffect,
  };

/** The same quarter of the year before for a seasonal shape, and what the mask is for where the export has an edge. */
async function otherComparisons(
  file: DrawnFile,
  { horizon, judged: found }: Analysed,
): Promise<Pick<Findings, 'yearOnYear' | 'unmasked'>> {
  const { shape } = file;
  const year = shape.fourthQuarter && found ? yearEarlier(horizon, found.comparison) : null;
  const naive = shape.createdTo ? lastTwo(horizon) : null;
  return {
    yearOnYear: year && told(await judged(file, horizon, year)),
    unmasked: naive && told(await judged(file, horizon, naive)),
  };
}

function insideOf(
  shape: CalibrationShape,
  fields: readonly Field[],
  { verdict, levels }: Judged,
  seed: number,
): Findings['inside'] {
  const truth = truthOf(shape);
  if (!truth || !verdict.change) return null;
  const bridge = findBridges(fields, levels, seed).find((one) => one.field === truth.field);
  if (!bridge) return null;
  return {
    change: inside(verdict.change, truth.change),
    mix: inside(bridge.mix, truth.mix),
    rate: inside(bridge.rate, truth.rate),
  };
}

const inside = ({ low, high }: Interval, value: number): boolean => low <= value && value <= high;

function driversOf(shape: CalibrationShape, { drivers }: DriverModel): Findings['drivers'] {
  const fields = drivers.fields.filter((one) => one.driver);
  const levels = drivers.effects.filter((one) => one.driver);
  return {
    fields: fields.length,
    levels: levels.length,
    falseFields: fields.filter((one) => !shape.drivers.includes(one.field)).length,
    falseLevels: levels.filter((one) =>
      isFalseLevel(shape, one.field, one.level, one.points?.estimate ?? 0),
    ).length,
  };
}

function segmentsOf({ combinations, combinationSearch }: CombinationParts): Findings['segments'] {
  const questions = combinationSearch.combinations + combinationSearch.changes;
  const count = (aspect: 'combination' | 'change'): number =>
    combinations.filter((one) => one.told && one.aspect === aspect).length;
  return questions === 0
    ? null
    : { questions, combinations: count('combination'), changes: count('change') };
}

const calendarOf = ({
  effects,
  trend,
  changePoint,
  drift,
}: Calendar): NonNullable<Findings['calendar']> => ({
  seasons: effects.filter((one) => one.told).map((one) => one.kind),
  trend: trend?.told === true,
  changePoint: changePoint?.told === true,
  drift: drift.filter((one) => one.told).map((one) => one.field),
});

function repsOf({ reps }: Reps): Findings['reps'] {
  const expected = reps.filter((one) => one.qValue !== null);
  const swings = reps.flatMap((one) => one.consistency ?? []);
  const off = expected.filter((one) => (one.qValue ?? 1) < OFF_Q).length;
  return {
    off: expected.length > 0 ? off : null,
    inconsistent: swings.length > 0 ? swings.filter((one) => one.low).length : null,
  };
}
