import type { Analysis } from '../domain/analysis.ts';
import type { Sample } from '../domain/document/run.ts';
import type { Interval } from '../domain/interval.ts';
import type { Planted, PlantedTruth } from '../domain/plantedTruth.ts';
import { plantedNote } from '../words/plantedNote.ts';

type Found = Pick<
  Analysis,
  'filters' | 'verdict' | 'bridges' | 'drivers' | 'pipeline' | 'funnel'
> & {
  run?: Pick<Analysis['run'], 'asOf'>;
};

/** Parts that are of the quarters compared; the others are of the whole file. */
const COMPARED: readonly Planted['where']['part'][] = ['change', 'mix', 'rate', 'conversion'];

/**
 * Sets what a sample was made with beside what the analysis found; null while that part is pending. Nothing is held
 * against the truth that is of other deals, or of another comparison, than the truth.
 */
export function plantedFound(truth: PlantedTruth | null, analysis: Found): Sample | null {
  if (!truth) return null;
  const filtered = analysis.filters.length > 0;
  const chosen = analysis.verdict.looks.chosenByUser;
  const earlier = analysis.run?.asOf !== undefined;
  const isAsked = ({ part }: Planted['where']): boolean =>
    !filtered && !earlier && (!chosen || !COMPARED.includes(part));
  const note = plantedNote(filtered, chosen, earlier);
  return {
    id: truth.id,
    seed: truth.seed,
    planted: truth.planted.map(({ what, value, unit, where }) => ({
      what,
      value,
      ...(unit && { unit }),
      found: isAsked(where) ? find(where, analysis) : null,
    })),
    ...(note !== null && truth.planted.length > 0 ? { notLookedFor: note } : {}),
  };
}

function find(
  where: Planted['where'],
  { verdict, bridges, drivers, pipeline, funnel }: Found,
): Interval | null {
  switch (where.part) {
    case 'change':
      return verdict.change;
    case 'mix':
    case 'rate':
      return bridges.find((bridge) => bridge.field === where.field)?.[where.part] ?? null;
    case 'points':
      return (
        drivers?.effects.find((one) => one.field === where.field && one.level === where.level)
          ?.points ?? null
      );
    case 'stalled':
      return (
        pipeline?.stalledIn.find((one) => one.field === where.field && one.level === where.level)
          ?.share ?? null
      );
    case 'skew':
      return pipeline?.skew?.interval ?? null;
    case 'conversion':
      return funnel?.stages.find(({ stage }) => stage === where.stage)?.change?.difference ?? null;
  }
}
