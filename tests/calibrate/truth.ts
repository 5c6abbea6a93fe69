import { dayOf } from '../../src/domain/calendar.ts';
import { plantedTruth } from '../../src/samples/truth.ts';
import { effectOf, shareOf } from './draw/levels.ts';
import type { CalibrationShape } from './shapes/shape.ts';

export interface Truth {
  change: number;
  /** The field by which it is split, with the split; null when no field moved. */
  field: string | null;
  mix: number;
  rate: number;
}

/** What was planted into the last quarter; null where nothing was. */
export function truthOf(shape: CalibrationShape): Truth | null {
  const moved = shape.fields.find((field) =>
    field.levels.some((one) => one.effectAfter !== undefined || one.shareAfter !== undefined),
  );
  if (!moved) return null;
  // The samples' truth looks for a field whose rates moved; one that only changed its shares gets the same rates again.
  const fields = shape.fields.map((field) =>
    field === moved
      ? { ...field, levels: field.levels.map((one) => ({ effectAfter: one.effect, ...one })) }
      : field,
  );
  const { planted } = plantedTruth({ ...shape, id: 'decline', seed: 0, fields });
  const value = (part: string): number =>
    planted.find((one) => one.where.part === part)?.value ?? 0;
  return { change: value('change'), field: moved.name, mix: value('mix'), rate: value('rate') };
}

/** A told level is false when nothing was planted in its field, or it is told to help where it hurts. */
export function isFalseLevel(
  shape: CalibrationShape,
  name: string,
  level: string,
  points: number,
): boolean {
  const field = shape.fields.find((one) => one.name === name);
  if (!field || !shape.drivers.includes(name)) return true;
  const days = (from: string): number => dayOf(shape.to) - dayOf(from);
  const late = days(shape.changedFrom) / days(shape.from);
  const overTime = (one: (typeof field.levels)[number]): number =>
    (1 - late) * effectOf(one, false) + late * effectOf(one, true);
  const mean = field.levels.reduce(
    (sum, one) =>
      sum + ((1 - late) * shareOf(one, false) + late * shareOf(one, true)) * overTime(one),
    0,
  );
  const found = field.levels.find((one) => one.name === level);
  return !found || Math.sign(overTime(found) - mean) !== Math.sign(points);
}
