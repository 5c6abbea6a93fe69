import type { Analysis } from '../domain/analysis.ts';
import type { Sample } from '../domain/document/run.ts';
import type { Interval } from '../domain/interval.ts';
import type { Planted, PlantedTruth } from '../domain/plantedTruth.ts';

type Found = Pick<Analysis, 'verdict' | 'bridges' | 'drivers'>;

/** Sets what a sample was made with beside what the analysis found; null while that part is pending. */
export const plantedFound = (truth: PlantedTruth | null, analysis: Found): Sample | null =>
  truth && {
    id: truth.id,
    seed: truth.seed,
    planted: truth.planted.map(({ what, value, where }) => ({
      what,
      value,
      found: find(where, analysis),
    })),
  };

function find(where: Planted['where'], { verdict, bridges, drivers }: Found): Interval | null {
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
  }
}
