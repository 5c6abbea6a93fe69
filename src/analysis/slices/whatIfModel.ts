import type { DriverField } from '../../domain/document/drivers.ts';
import { collapse } from '../../stats/collapse.ts';
import type { GroupedDesign } from '../../stats/design.ts';
import { isFirth } from '../../stats/firth.ts';
import { fitLogistic, type LogisticFit } from '../../stats/logistic.ts';
import { QUARTER_FACTOR } from '../driverDesign.ts';
import type { DriverModel } from '../drivers.ts';
import { estimable } from '../fieldModels.ts';

/** The model a what-if is answered by. `fields` are the first factors of its design, in that order. */
export interface WhatIfModel {
  design: GroupedDesign;
  fit: LogisticFit;
  fields: readonly DriverField[];
  /** Finer fields that levers follow from (a team from its reps): the model is without them. */
  without: string[];
  formula: string;
}

const made = new WeakMap<DriverModel, Map<string, WhatIfModel | null>>();

/**
 * The drivers' own model; without the fields that a lever follows from, as nothing could be told of that lever beside
 * them. Such a model is fitted once and kept as long as the drivers are.
 * @returns null when there is no model, or none that settled
 */
export function whatIfModel(model: DriverModel, levers: readonly string[]): WhatIfModel | null {
  const { fields } = model.drivers;
  const isLever = (place: number): boolean => levers.includes(fields[place]?.field ?? '');
  const finer = model.models.flatMap(({ leftOut }, place) => (isLever(place) ? leftOut : []));
  const leftOut = [...new Set(finer)].filter((place) => !isLever(place)).toSorted((a, b) => a - b);
  const known = made.get(model) ?? new Map<string, WhatIfModel | null>();
  made.set(model, known);
  const key = leftOut.join();
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const one = make(model, leftOut);
  known.set(key, one);
  return one;
}

function make(model: DriverModel, leftOut: readonly number[]): WhatIfModel | null {
  const { fields } = model.drivers;
  const fitted = fitOf(model, leftOut);
  if (!fitted) return null;
  const { design, fit } = fitted;
  // A level set aside at 0 or 1 has no coefficient to predict by.
  if (!fit.converged || (fit.separated.length > 0 && !isFirth(fit))) return null;
  const rest = fields.filter((_, place) => !leftOut.includes(place));
  const quarter = design.factors.filter(
    ({ name }, i) => i >= rest.length && name === QUARTER_FACTOR,
  );
  const terms = [...rest.map(({ field }) => field), ...quarter.map(({ name }) => name)];
  return {
    design,
    fit,
    fields: rest,
    without: leftOut.flatMap((place) => fields[place]?.field ?? []),
    formula: `won ~ ${terms.join(' + ')}`,
  };
}

function fitOf(
  model: DriverModel,
  leftOut: readonly number[],
): { design: GroupedDesign; fit: LogisticFit } | null {
  if (leftOut.length === 0) return model.used && { design: model.design, fit: model.used };
  const same = model.models.find((one) => one.leftOut.join() === leftOut.join());
  if (same) return { design: same.design, fit: same.used };
  const places = [...model.design.factors.keys()].filter((place) => !leftOut.includes(place));
  const { design } = collapse(model.design, places);
  const fit = fitLogistic(design);
  return fit && { design, fit: estimable(design, fit).used };
}
