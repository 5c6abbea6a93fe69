import { BLANK_LEVEL, OTHER_LEVEL } from '../../domain/field.ts';
import type { NotOffered, WhatIfField, WhatIfLevel } from '../../domain/whatIf.ts';
import { mixedWith } from '../../stats/comparable.ts';
import { tellable, type FactorLevel } from '../../stats/tellable.ts';
import type { WhatIfModel } from './whatIfModel.ts';

/** Which of the levels asked for a row of the design lacks. */
const NONE = -1;
const SEVERAL = -2;

/** The rows that have all of some levels, each of another factor. */
export interface Scene {
  has: (row: number) => boolean;
  /** The same, whatever level of this factor was asked for. */
  hasBeside: (factor: number) => (row: number) => boolean;
}

/** One pass over the rows, so that each later look at them is one number. */
export function sceneOf({ design }: WhatIfModel, levels: readonly FactorLevel[]): Scene {
  const lacks = new Int32Array(design.rows).fill(NONE);
  for (const { factor, code } of levels) {
    const codes = design.factors[factor]?.codes ?? [];
    for (let row = 0; row < design.rows; row++)
      if (codes[row] !== code) lacks[row] = lacks[row] === NONE ? factor : SEVERAL;
  }
  return {
    has: (row) => lacks[row] === NONE,
    hasBeside: (factor) => (row) => lacks[row] === NONE || lacks[row] === factor,
  };
}

/**
 * One field with its levels' deals among the rows that count, bands in their order.
 * @param put of a lever: the levels put in place, which say what can still be told; null of a field of the scene
 */
export function whatIfField(
  model: WhatIfModel,
  factor: number,
  here: (row: number) => boolean,
  put: readonly FactorLevel[] | null,
): WhatIfField {
  const { design, fit, fields } = model;
  const names = design.factors[factor]?.levels ?? [];
  const codes = design.factors[factor]?.codes ?? [];
  const deals = new Float64Array(names.length);
  const won = new Float64Array(names.length);
  for (let row = 0; row < design.rows; row++) {
    if (!here(row)) continue;
    const code = codes[row] ?? 0;
    deals[code] = (deals[code] ?? 0) + (design.deals[row] ?? 0);
    won[code] = (won[code] ?? 0) + (design.won[row] ?? 0);
  }
  const others = mixedWith(fit, factor).flatMap((one) => design.factors[one]?.name ?? []);
  const reasonOf = (level: string, code: number): NotOffered | null => {
    if (put === null) return null;
    if (level === BLANK_LEVEL || level === OTHER_LEVEL) return 'no-choice';
    const limit = fit.separated.find(
      (one) => one.factorIndex === factor && one.levelIndex === code,
    )?.limit;
    if (limit !== undefined) return limit === 0 ? 'none-won' : 'none-lost';
    if ((deals[code] ?? 0) === 0) return 'no-deals';
    if (others.length === 0) return null;
    return canBeCompared(model, { factor, code }, put, here) ? null : 'not-told-apart';
  };
  const levels = names.map((level, code): WhatIfLevel => ({
    level,
    deals: deals[code] ?? 0,
    won: won[code] ?? 0,
    reason: reasonOf(level, code),
  }));
  return {
    field: fields[factor]?.field ?? '',
    driver: fields[factor]?.driver ?? false,
    levels:
      fields[factor]?.kind === 'bands' ? levels : levels.toSorted((a, b) => b.deals - a.deals),
    mixedWith: others,
  };
}

/** Whether of some deal of another level can be told what this one would be. */
function canBeCompared(
  { design, fit }: WhatIfModel,
  level: FactorLevel,
  put: readonly FactorLevel[],
  here: (row: number) => boolean,
): boolean {
  const others = put.filter(({ factor }) => factor !== level.factor);
  const codes = design.factors[level.factor]?.codes ?? [];
  const told = tellable(design, fit, [...others, level]);
  for (let row = 0; row < design.rows; row++) {
    if (design.deals[row] && codes[row] !== level.code && here(row) && told(row)) return true;
  }
  return false;
}
