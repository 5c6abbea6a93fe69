import type { Planted, PlantedTruth } from '../domain/plantedTruth.ts';
import { kitagawa } from '../stats/kitagawa.ts';
import { repName } from './csv.ts';
import { hiddenTruth } from './hiddenTruth.ts';
import { effectOf, meanEffect, shareOf } from './levels.ts';
import { REACH_LAST, STAGES } from './path.ts';
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
  planted.push(...repsTruth(shape));
  if (moved)
    planted.push({
      what: `change in conversion of ${LAST_STAGE}`,
      value: (rate(true) - rate(false)) / REACH_LAST,
      where: { part: 'conversion', stage: LAST_STAGE },
    });
  planted.push(...hiddenTruth(shape));
  return { id: shape.id, seed: shape.seed, planted };
}

const LAST_STAGE = STAGES[STAGES.length - 1] ?? '';

/** What some reps win more or less than the average one. */
const repsTruth = ({ repEffects, reps }: Shape): Planted[] => {
  const effects = Object.entries(repEffects ?? {});
  const mean = effects.reduce((sum, [, effect]) => sum + effect, 0) / reps;
  return effects.map(([rep, effect]) => {
    const level = repName(Number(rep) - 1);
    return {
      what: `effect of sales_rep ${level}`,
      value: effect - mean,
      where: { part: 'points', field: 'sales_rep', level },
    };
  });
};

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
