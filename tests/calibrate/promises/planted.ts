import { normalCdf, Z95 } from '../../../src/stats/distributions.ts';
import type { Findings } from '../findings.ts';
import type { CalibrationShape } from '../shapes/shape.ts';
import { truthOf } from '../truth.ts';
import { atLeast, type CalibrationPromise } from './promise.ts';

/** What the width of intervals that allow for reps may cost of the power that independent deals would have. */
const COST_OF_CAUTION = 0.1;

const isPlanted = (shape: CalibrationShape): boolean => truthOf(shape) !== null;

const declined = ({ verdict }: Findings): boolean => verdict?.kind === 'declined';

/** How often the best test of two rates would see the change, with so many deals. */
function powerOf(runs: readonly Findings[], shape: CalibrationShape): number {
  const mean = (side: 'before' | 'after'): number =>
    runs.reduce((sum, run) => sum + run.compared[side], 0) / Math.max(1, runs.length);
  const change = truthOf(shape)?.change ?? 0;
  const variance = 0.25 * (1 / mean('before') + 1 / mean('after'));
  return normalCdf(Math.abs(change) / Math.sqrt(variance) - Z95);
}

/** Something changed by a known number of points: is it found, sized and split? */
export const plantedPromises: readonly CalibrationPromise[] = [
  {
    id: 'found',
    promise: 'planted change found',
    on: isPlanted,
    found: (runs, shape) => {
      const large = Math.abs(truthOf(shape)?.change ?? 0) > 0.059;
      return atLeast(large ? 0.95 : powerOf(runs, shape) - COST_OF_CAUTION, runs, declined);
    },
  },
  ...(['change', 'mix', 'rate'] as const).map((part): CalibrationPromise => ({
    id: `inside-${part}`,
    promise: `planted ${part} inside its interval`,
    on: isPlanted,
    found: (runs) => atLeast(0.93, runs, (run) => run.inside && run.inside[part]),
  })),
];
