import { grade, lossOf, type Graded } from '../../../src/analysis/forecast/record.ts';
import { replays, standsOf, type Method } from '../../../src/analysis/forecast/replays.ts';
import { quantileOf } from '../../../src/stats/quantileOf.ts';
import { drawBusiness, type Business } from './drawBusiness.ts';

export interface Row {
  name: string;
  which: string;
  replays: number;
  coverage: number;
  /** Of the actual, over all replays. */
  medianError: Record<Method, number | null>;
  pinball: Record<Method, number | null>;
  /** Relative errors of every replay, for the median over several businesses. */
  errors: Record<Method, number[]>;
}

const still = (): Promise<void> => Promise.resolve();

/**
 * Draws files of a business and grades each one’s replays; errors and losses are relative to the mean actual of the file.
 * @param first the seed of the first file
 */
export async function gradeBusiness(shape: Business, files: number, first = 1): Promise<Row[]> {
  const rows: Row[] = [];
  for (const which of [0, 1] as const) {
    const all: (Graded & { scale: number })[] = [];
    for (let seed = first; seed < first + files; seed++) {
      const data = drawBusiness(shape, seed * 7919 + shape.name.length * 104_729);
      const stands = await standsOf(data, 'value', still);
      const graded = grade(replays(data, stands, which, 'value'), which);
      const scale = graded.reduce((sum, { actual }) => sum + actual, 0) / graded.length;
      all.push(...graded.map((one) => ({ ...one, scale })));
    }
    const told = all.filter(({ bands }) => bands.model && bands.weighted);
    const inside = told.filter(
      ({ actual, bands: { model } }) => model && model.p10 <= actual && actual <= model.p90,
    );
    const errors = (method: Method): number[] =>
      told.flatMap(({ actual, bands, scale }) => {
        const band = bands[method];
        return band ? [Math.abs(actual - band.p50) / scale] : [];
      });
    const loss = (method: Method): number | null => {
      const losses = told.flatMap(({ actual, bands, scale }) => {
        const band = bands[method];
        return band ? [lossOf(actual, band) / scale] : [];
      });
      return losses.length === 0 ? null : losses.reduce((a, b) => a + b, 0) / losses.length;
    };
    rows.push({
      name: shape.name,
      which: which === 0 ? 'this quarter' : 'next quarter',
      replays: told.length,
      coverage: inside.length / told.length,
      medianError: each((method) => median(errors(method))),
      pinball: each(loss),
      errors: each(errors),
    });
  }
  return rows;
}

const median = (values: readonly number[]): number | null =>
  quantileOf(
    values.toSorted((a, b) => a - b),
    0.5,
  );

const each = <T>(of: (method: Method) => T): Record<Method, T> => ({
  model: of('model'),
  weighted: of('weighted'),
  lastYear: of('lastYear'),
});

/** All businesses together, each replay counting once. */
export function pooled(rows: readonly Row[], which: string): Row {
  const own = rows.filter((row) => row.which === which);
  const replays = own.reduce((sum, row) => sum + row.replays, 0);
  const mean = (of: (row: Row) => number | null): number =>
    own.reduce((sum, row) => sum + row.replays * (of(row) ?? 0), 0) / replays;
  const errors = each((method) => own.flatMap((row) => row.errors[method]));
  return {
    name: 'all',
    which,
    replays,
    coverage: mean(({ coverage }) => coverage),
    medianError: each((method) => median(errors[method])),
    pinball: each((method) => mean(({ pinball }) => pinball[method])),
    errors,
  };
}
