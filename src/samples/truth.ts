import type { Planted, PlantedTruth } from '../domain/plantedTruth.ts';
import { kitagawa } from '../stats/kitagawa.ts';
import type { Shape, ShapeField } from './shapes.ts';

/** Any large number: the bridge of shares and rates, as if so many deals had closed in each quarter. */
const DEALS = 1_000_000;

/** What an analysis of the shape should find, from its tables alone: the change, its bridge, and the drivers' effects. */
export function plantedTruth(shape: Shape): PlantedTruth {
  const rate = (late: boolean): number =>
    shape.fields.reduce((sum, field) => sum + meanEffect(field, late), shape.baseRate);
  const planted: Planted[] = [
    { what: 'change in win rate', value: rate(true) - rate(false), where: { part: 'change' } },
  ];
  const moved = shape.fields.find((field) =>
    field.levels.some((level) => level.effectAfter !== undefined),
  );
  const split = moved && bridgeOf(shape, moved);
  if (moved && split)
    planted.push(
      {
        what: `of it mix of ${moved.name}`,
        value: split.mix,
        where: { part: 'mix', field: moved.name },
      },
      {
        what: `of it rate within ${moved.name}`,
        value: split.rate,
        where: { part: 'rate', field: moved.name },
      },
    );
  for (const field of shape.fields.filter(
    (one) => one !== moved && shape.drivers.includes(one.name),
  ))
    planted.push(largestEffect(field));
  return { id: shape.id, seed: shape.seed, planted };
}

const shareOf = (level: ShapeField['levels'][number], late: boolean): number =>
  (late ? level.shareAfter : undefined) ?? level.share;

const effectOf = (level: ShapeField['levels'][number], late: boolean): number =>
  (late ? level.effectAfter : undefined) ?? level.effect;

const meanEffect = (field: ShapeField, late: boolean): number =>
  field.levels.reduce((sum, level) => sum + shareOf(level, late) * effectOf(level, late), 0);

/** The level that helps or hurts most against the average deal. */
function largestEffect(field: ShapeField): Planted {
  const mean = meanEffect(field, false);
  const size = (level: ShapeField['levels'][number]): number => Math.abs(level.effect - mean);
  const level = field.levels.reduce((most, one) => (size(one) > size(most) ? one : most));
  return {
    what: `effect of ${field.name} ${level.name}`,
    value: level.effect - mean,
    where: { part: 'points', field: field.name, level: level.name },
  };
}

function bridgeOf(shape: Shape, field: ShapeField): { mix: number; rate: number } | null {
  const others = (late: boolean): number =>
    shape.fields
      .filter((one) => one !== field)
      .reduce((sum, one) => sum + meanEffect(one, late), shape.baseRate);
  return kitagawa(
    field.levels.map((level) => ({
      level: level.name,
      dealsBefore: shareOf(level, false) * DEALS,
      wonBefore: shareOf(level, false) * DEALS * (others(false) + effectOf(level, false)),
      dealsAfter: shareOf(level, true) * DEALS,
      wonAfter: shareOf(level, true) * DEALS * (others(true) + effectOf(level, true)),
    })),
  );
}
