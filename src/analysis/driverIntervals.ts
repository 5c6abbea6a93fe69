import type { DriverEffect, DriverField, Drivers } from '../domain/document/drivers.ts';
import type { Interval } from '../domain/interval.ts';
import { deviationContrasts, type Contrast } from '../stats/deviationCoding.ts';
import { isFirth } from '../stats/firth.ts';
import type { LogisticFit } from '../stats/logistic.ts';
import type { Rows } from '../stats/newton.ts';
import { penalisedLikelihoodRatio } from '../stats/penalisedLikelihoodRatio.ts';
import { profileInterval } from '../stats/profileInterval.ts';
import { rowsOf } from '../stats/rowsOf.ts';
import type { DriverModel } from './drivers.ts';
import type { FieldModel } from './fieldModels.ts';

/**
 * Additions and multiplications that the intervals of all fields may take: one or two seconds. A level takes about
 * 16 fits' steps, a step rows × (fields + 2)² / 2 + parameters³; a penalised one three times as many of three times the
 * work. 5,000 combinations of 5 fields with 45 levels take a fifth of it; 5,000 of 15 fields with 110 are too many.
 */
const MOST_WORK = 1.5e9;
const STEPS = 16;
const PENALISED_STEPS = 48;

/**
 * The odds ratios' profile intervals and the penalised likelihood-ratio tests: what is reported beside the effects, and
 * slow, so that it comes after them. Where it would take too long the intervals stay null.
 */
export async function findIntervals(
  { drivers, models }: DriverModel,
  breathe: () => Promise<void>,
): Promise<Drivers> {
  const affordable = models.reduce((sum, model) => sum + workOf(model), 0) <= MOST_WORK;
  const fields: DriverField[] = [];
  let effects: DriverEffect[] = drivers.effects;
  for (const [i, field] of drivers.fields.entries()) {
    const model = models[i];
    await breathe();
    fields.push(model ? withPenalisedTest(field, model) : field);
    if (model && affordable) effects = await withIntervals(effects, field.field, model, breathe);
  }
  return { ...drivers, fields, effects };
}

function withPenalisedTest(field: DriverField, { design, used, index }: FieldModel): DriverField {
  if (!isFirth(used)) return field;
  const test = penalisedLikelihoodRatio(design, used, index);
  return { ...field, plrChiSquare: test?.chiSquare ?? null, plrPValue: test?.pValue ?? null };
}

async function withIntervals(
  effects: readonly DriverEffect[],
  field: string,
  { design, used, index }: FieldModel,
  breathe: () => Promise<void>,
): Promise<DriverEffect[]> {
  const contrasts = deviationContrasts(used, used.factors.indexOf(index));
  // A level that was set aside has no rows in the likelihood, and no coefficient: its interval has no end.
  const rows = isFirth(used) || used.separated.length === 0 ? rowsOf(design, used) : null;
  const result: DriverEffect[] = [];
  let level = 0;
  for (const effect of effects) {
    const contrast = effect.field === field ? contrasts[level++] : null;
    if (!contrast || !rows) {
      result.push(effect);
      continue;
    }
    result.push({ ...effect, oddsRatioInterval: oddsRatioInterval(rows, used, contrast) });
    await breathe();
  }
  return result;
}

function oddsRatioInterval(
  rows: Rows,
  fit: LogisticFit,
  { value, weights }: Contrast,
): Interval | null {
  const interval = profileInterval(rows, fit, weights);
  if (interval === null) return null;
  const [estimate, low, high] = [value, interval.low, interval.high].map(Math.exp);
  return estimate && low && high && Number.isFinite(high) ? { estimate, low, high } : null;
}

function workOf({ design, used, index }: FieldModel): number {
  const levels = design.factors[index]?.levels.length ?? 0;
  const step = (design.rows * (design.factors.length + 2) ** 2) / 2 + used.parameters ** 3;
  return levels * step * (isFirth(used) ? PENALISED_STEPS : STEPS);
}
