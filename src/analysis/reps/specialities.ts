import type { Speciality } from '../../domain/document/reps.ts';
import { BLANK_LEVEL, OTHER_LEVEL } from '../../domain/field.ts';
import type { GroupedDesign } from '../../stats/design.ts';
import type { LogisticFit } from '../../stats/logistic.ts';
import { QUARTER_FACTOR } from '../driverDesign.ts';
import { judgedParts, toldParts, type JudgedPart, type NamedPart } from './ownParts.ts';

type FieldPart = JudgedPart & { field: string };

/**
 * The kinds of deals in which a rep does better or worse than in the rest of them: each level of each field against what
 * the model without the rep expects there, moved to the rep's own level. One family over all reps and kinds.
 * @param reduced the fit without the rep, on the rows of the design   @param factor the rep's place in the design
 * @param dispersion what reps swing from quarter to quarter beyond chance, at least 1
 * @returns by the rep's level: those told, the surest first
 */
export async function findSpecialities(
  design: GroupedDesign,
  reduced: LogisticFit,
  factor: number,
  dispersion: number,
  breathe: () => Promise<void>,
): Promise<{ byRep: Map<string, Speciality[]>; tests: number }> {
  const names = design.factors[factor]?.levels ?? [];
  const judged: FieldPart[][] = names.map(() => []);
  for (const [place, { name: field, levels }] of design.factors.entries()) {
    if (place === factor || field === QUARTER_FACTOR) continue;
    await breathe();
    const parts = partsOf(design, reduced, factor, place);
    names.forEach((_, rep) => {
      const own = parts.slice(rep * levels.length, (rep + 1) * levels.length);
      for (const part of judgedParts(
        own.filter(({ deals }) => deals > 0),
        dispersion,
      ))
        if (part.name !== BLANK_LEVEL && part.name !== OTHER_LEVEL)
          judged[rep]?.push({ ...part, field });
    });
  }
  const { told, tests } = toldParts(judged);
  const byRep = new Map(
    names.map((name, rep): [string, Speciality[]] => [name, (told[rep] ?? []).map(toSpeciality)]),
  );
  return { byRep, tests };
}

const toSpeciality = (part: FieldPart & { qValue: number }): Speciality => {
  const { field, name: level, deals, won, expected, difference, pValue, qValue } = part;
  return { field, level, deals, won, expected, difference, pValue, qValue };
};

/** Deals, wins and the model's expectation of every rep in every level of a field, rep by rep. */
function partsOf(
  design: GroupedDesign,
  { fitted }: LogisticFit,
  factor: number,
  place: number,
): NamedPart[] {
  const reps = design.factors[factor];
  const field = design.factors[place];
  const levels = field?.levels ?? [];
  const size = (reps?.levels.length ?? 0) * levels.length;
  const deals = new Float64Array(size);
  const won = new Float64Array(size);
  const expected = new Float64Array(size);
  const variance = new Float64Array(size);
  for (let row = 0; row < design.rows; row++) {
    const at = (reps?.codes[row] ?? 0) * levels.length + (field?.codes[row] ?? 0);
    const n = design.deals[row] ?? 0;
    const p = fitted[row] ?? 0;
    deals[at] = (deals[at] ?? 0) + n;
    won[at] = (won[at] ?? 0) + (design.won[row] ?? 0);
    expected[at] = (expected[at] ?? 0) + n * p;
    variance[at] = (variance[at] ?? 0) + n * p * (1 - p);
  }
  return Array.from({ length: size }, (_, at) => {
    const n = deals[at] ?? 0;
    // Rates of exactly 0 or 1, those of a separated level, can't be moved.
    const rate = n > 0 ? Math.min(1 - 1e-9, Math.max(1e-9, (expected[at] ?? 0) / n)) : 0.5;
    return {
      name: levels[at % levels.length] ?? '',
      deals: n,
      won: won[at] ?? 0,
      rate,
      varianceRatio: n > 0 ? Math.min(1, (variance[at] ?? 0) / (n * rate * (1 - rate))) : 1,
    };
  });
}
