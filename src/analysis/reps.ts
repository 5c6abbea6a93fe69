import type { Dataset } from '../domain/dataset.ts';
import type { Rep, RepSpread } from '../domain/document/reps.ts';
import type { Segment } from '../domain/document/segments.ts';
import { BLANK_LEVEL, OTHER_LEVEL } from '../domain/field.ts';
import { repMonths, type RepMonthRow } from '../sql/repMonths.ts';
import type { Sql } from '../sql/sql.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import { FEWEST_EXPECTED } from '../stats/consistency.ts';
import { normalTwoSided } from '../stats/distributions.ts';
import { funnelOverdispersion, outsideFunnel } from '../stats/funnel.ts';
import type { LevelScore } from '../stats/levelScores.ts';
import { pooledDispersion } from '../stats/pooledDispersion.ts';
import type { DriverModel } from './drivers.ts';
import type { AnalysisPort } from './port.ts';
import { findConsistency } from './repConsistency.ts';
import { cautiousRepP } from './repTail.ts';
import { repPeriods } from './repPeriods.ts';

/** Reps can be told apart when the test of the whole field says so; else any rank of them is chance. */
const TELL_APART_P = 0.05;

export interface Reps {
  reps: Rep[];
  repSpread: RepSpread;
}

/**
 * Each rep against what the book they were given would have brought: the driver model without the rep, and without finer
 * fields that the rep follows from.
 * Funnel limits are widened by what reps spread beyond chance, or by what they swing from period to period beyond it,
 * whichever is more: who swings is off over all by chance more easily. A rep with under 5 expected wins or losses has none.
 * @param segments of the first snapshot: counts, rates and money by rep
 * @param where the filters, as a condition on `deals`
 */
export async function findReps(
  port: AnalysisPort,
  dataset: Dataset,
  { drivers, models }: Pick<DriverModel, 'drivers' | 'models'>,
  segments: readonly Segment[],
  where: Sql,
): Promise<Reps> {
  const field = dataset.fields.find((one) => one.role === 'rep');
  const named = segments.filter(
    (one) =>
      one.field === field?.name &&
      one.won + one.lost > 0 &&
      one.level !== BLANK_LEVEL &&
      one.level !== OTHER_LEVEL,
  );
  if (!field) return without('The file has no column that says who worked a deal.');
  if (named.length < 2) return without('It takes two reps to compare them.');
  const place = drivers.fields.findIndex((one) => one.field === field.name);
  const model = models[place];
  if (!model?.settled?.converged)
    return without('There is no model to tell what was to be expected.');
  await port.breathe();
  const { design, index, settled } = model;
  const levels = design.factors[index]?.levels ?? [];
  const byRep = new Map(model.scores.map((one, i) => [levels[i], one]));
  const scores = named.map((one) => byRep.get(one.level) ?? null);
  const z = scores.map((score) => (score && isFull(score) ? score.z : null));
  await port.breathe();
  const rows = await port.rows<RepMonthRow>(
    'rep-months',
    'Closed deals per rep and month',
    repMonths(field.column, where),
  );
  await port.breathe();
  const swings = findConsistency(
    named.map((one) => one.level),
    repPeriods(design, settled, index, rows),
  );
  const overdispersion = Math.max(
    funnelOverdispersion(z.filter((one) => one !== null)),
    pooledDispersion(
      swings.flatMap(({ consistency }) =>
        consistency ? [{ dispersion: consistency.dispersion, df: consistency.periods - 1 }] : [],
      ),
    ),
  );
  const pValues = z.map((one) =>
    one === null ? null : normalTwoSided(one / Math.sqrt(overdispersion)),
  );
  const told = named.map((one, i) => basics(one, scores[i] ?? null));
  const q = benjaminiHochberg(
    scores.map(
      (score, i) => score && cautiousRepP({ ...rateOf(score), pValue: pValues[i] ?? null }),
    ),
  );
  const pValue = drivers.fields[place]?.pValue ?? null;
  return {
    reps: told.map((one, i) => ({
      ...one,
      outside: z[i] === null || z[i] === undefined ? null : outsideFunnel(z[i], overdispersion),
      pValue: pValues[i] ?? null,
      qValue: q[i] ?? null,
      consistency: swings[i]?.consistency ?? null,
      consistencyReason: swings[i]?.reason ?? null,
    })),
    repSpread: {
      overdispersion,
      tellApart: pValue !== null && pValue < TELL_APART_P,
      pValue,
      reason: null,
    },
  };
}

/** As its model counts them. */
const rateOf = ({ won, deals, expected }: LevelScore) => ({
  won,
  deals,
  expected: deals > 0 ? expected / deals : null,
});

const isFull = ({ deals, expected }: LevelScore): boolean =>
  Math.min(expected, deals - expected) >= FEWEST_EXPECTED;

/** Expected wins are taken as known: the interval of the difference is that of the rep's own rate. */
function basics(
  { level, won, lost, winRate, shrunk, wonAmount }: Segment,
  score: LevelScore | null,
): Pick<
  Rep,
  'rep' | 'deals' | 'won' | 'expected' | 'winRate' | 'shrunk' | 'difference' | 'wonAmount'
> {
  const expected = score && score.deals > 0 ? score.expected / score.deals : null;
  const difference =
    winRate && expected !== null
      ? {
          estimate: winRate.estimate - expected,
          low: winRate.low - expected,
          high: winRate.high - expected,
        }
      : null;
  return { rep: level, deals: won + lost, won, expected, winRate, shrunk, difference, wonAmount };
}

const without = (reason: string): Reps => ({
  reps: [],
  repSpread: { overdispersion: null, tellApart: false, pValue: null, reason },
});
