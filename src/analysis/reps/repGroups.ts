import type { Field } from '../../domain/field.ts';
import { BLANK_LEVEL, OTHER_LEVEL } from '../../domain/field.ts';
import type { Rep, RepGroup, RepGrouping } from '../../domain/document/reps.ts';
import type { Segment } from '../../domain/document/segments.ts';
import { repColumnKind } from '../../domain/repColumns.ts';
import { FEWEST_EXPECTED } from '../../stats/consistency.ts';
import type { GroupedDesign } from '../../stats/design.ts';
import { funnelOverdispersion, outsideFunnel } from '../../stats/funnel.ts';
import type { DriverModel } from '../drivers.ts';
import { TELL_APART_P } from './findReps.ts';

/** A group by the place of its level, for each rep; -1 for reps that the column does not settle. */
interface Membership {
  of: ReadonlyMap<string, string>;
}

/**
 * Reps by each column that follows from them and says at which level they are or where they belong: actual against what
 * the deals would have brought, by the model that knows neither the column nor the reps.
 * @param fields of the file
 */
export function repGroups(
  { drivers, models, design }: Pick<DriverModel, 'drivers' | 'models' | 'design'>,
  fields: readonly Field[],
  segments: readonly Segment[],
  reps: readonly Rep[],
): RepGrouping[] {
  const rep = fields.find(({ role }) => role === 'rep');
  const repAt = drivers.fields.findIndex(({ field }) => field === rep?.name);
  const judged = drivers.fields.flatMap(({ field: name, pValue }, place) => {
    const field = fields.find((one) => one.name === name);
    const model = models[place];
    const kind = field?.role === 'field' ? repColumnKind(name, field.levels) : null;
    // A column that reps change between is of the deals, not of the reps.
    if (!field || !kind || !model?.settled?.converged || !model.leftOut.includes(repAt)) return [];
    return [{ field, kind, model, pValue }];
  });
  return judged.map(({ field, kind, model, pValue }) => {
    const { of } = membersOf(design, repAt, field.name);
    const levels = model.design.factors[model.index]?.levels ?? [];
    const z = model.scores.map((one) =>
      Math.min(one.expected, one.deals - one.expected) >= FEWEST_EXPECTED ? one.z : null,
    );
    const spread = funnelOverdispersion(z.filter((one) => one !== null));
    const groups = levels.flatMap((level, at): RepGroup[] => {
      const score = model.scores[at];
      const segment = segments.find((one) => one.field === field.name && one.level === level);
      if (!score || level === BLANK_LEVEL || level === OTHER_LEVEL || !segment) return [];
      const { winRate, wonAmount, meanCycleDays } = segment;
      const expected = score.deals > 0 ? score.expected / score.deals : null;
      const zAt = z[at] ?? null;
      return [
        {
          level,
          reps: reps.filter(({ rep }) => of.get(rep) === level).length,
          deals: score.deals,
          won: score.won,
          winRate,
          expected,
          difference:
            winRate && expected !== null
              ? {
                  estimate: winRate.estimate - expected,
                  low: winRate.low - expected,
                  high: winRate.high - expected,
                }
              : null,
          outside: zAt === null ? null : outsideFunnel(zAt, spread),
          wonAmount,
          meanCycleDays,
          target: null,
          attainment: null,
        },
      ];
    });
    const tellApart = pValue !== null && pValue < TELL_APART_P;
    return { field: field.name, kind, groups, tellApart, pValue };
  });
}

/** Which group each rep is of, by the rows of the model. */
export function membersOf(design: GroupedDesign, repAt: number, field: string): Membership {
  const rep = design.factors[repAt];
  const group = design.factors.find(({ name }) => name === field);
  const of = new Map<string, string>();
  if (!rep || !group) return { of };
  for (let row = 0; row < design.rows; row++) {
    const name = rep.levels[rep.codes[row] ?? 0];
    const level = group.levels[group.codes[row] ?? 0];
    if (name !== undefined && level !== undefined) of.set(name, level);
  }
  return { of };
}
