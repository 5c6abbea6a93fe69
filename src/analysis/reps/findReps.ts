import type { Dataset } from '../../domain/dataset.ts';
import type { Rep, RepSpread } from '../../domain/document/reps.ts';
import type { Segment } from '../../domain/document/segments.ts';
import { BLANK_LEVEL, OTHER_LEVEL } from '../../domain/field.ts';
import { repMonths, type RepMonthRow } from '../../sql/repMonths.ts';
import type { Sql } from '../../sql/sql.ts';
import { benjaminiHochberg } from '../../stats/benjaminiHochberg.ts';
import { FEWEST_EXPECTED } from '../../stats/consistency.ts';
import { normalTwoSided } from '../../stats/distributions.ts';
import { funnelOverdispersion, outsideFunnel } from '../../stats/funnel.ts';
import type { LevelScore } from '../../stats/levelScores.ts';
import { pooledDispersion } from '../../stats/pooledDispersion.ts';
import type { DriverModel } from '../drivers.ts';
import type { AnalysisPort } from '../port.ts';
import { ratio } from '../winRate.ts';
import { findConsistency } from './repConsistency.ts';
import { cautiousRepP } from './repTail.ts';
import { repPeriods } from './repPeriods.ts';
import { repQuarters, repTrends } from './repTrends.ts';
import { findSpecialities } from './specialities.ts';

/** Reps can be told apart when the test of the whole field says so; else any rank of them is chance. */
export const TELL_APART_P = 0.05;

export interface Reps {
  reps: Rep[];
  repSpread: RepSpread;
  /** What reps swing from period to period beyond chance, all together: a variance ratio, at least 1. */
  swing: number;
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
  const periods = repPeriods(design, settled, index, rows);
  const swings = findConsistency(
    named.map((one) => one.level),
    periods,
  );
  const swing = pooledDispersion(
    swings.flatMap(({ consistency }) =>
      consistency ? [{ dispersion: consistency.dispersion, df: consistency.periods - 1 }] : [],
    ),
  );
  const overdispersion = Math.max(funnelOverdispersion(z.filter((one) => one !== null)), swing);
  const quarters = named.map((one) => periods.get(one.level)?.quarter ?? []);
  const trends = repTrends(quarters);
  const breathe = () => port.breathe();
  const special = await findSpecialities(design, settled, index, swing, breathe);
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
      chanceError: chanceError(scores[i] ?? null, overdispersion),
      outside: z[i] === null || z[i] === undefined ? null : outsideFunnel(z[i], overdispersion),
      pValue: pValues[i] ?? null,
      qValue: q[i] ?? null,
      consistency: swings[i]?.consistency ?? null,
      consistencyReason: swings[i]?.reason ?? null,
      quarters: repQuarters(quarters[i] ?? []),
      trend: trends[i] ?? null,
      specialities: special.byRep.get(one.rep) ?? [],
      stages: [],
      notes: [],
      target: null,
      attainment: null,
    })),
    repSpread: {
      overdispersion,
      tellApart: pValue !== null && pValue < TELL_APART_P,
      pValue,
      reason: null,
      within: [],
      tests: {
        trends: trends.filter((one) => one !== null).length,
        specialities: special.tests,
        stages: 0,
      },
    },
    swing,
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

/** What chance does to the rate of a book like this, limits widened. */
function chanceError(score: LevelScore | null, overdispersion: number): number | null {
  if (!score || score.z === null || score.z === 0 || !isFull(score)) return null;
  const { won, expected, deals, z } = score;
  return (((won - expected) / z) * Math.sqrt(overdispersion)) / deals;
}

/** Expected wins are taken as known: the interval of the difference is that of the rep's own rate. */
function basics(
  { level, won, lost, winRate, shrunk, wonAmount, open, meanCycleDays }: Segment,
  score: LevelScore | null,
): Pick<
  Rep,
  | 'rep'
  | 'deals'
  | 'won'
  | 'expected'
  | 'winRate'
  | 'shrunk'
  | 'difference'
  | 'wonAmount'
  | 'open'
  | 'meanCycleDays'
  | 'velocityPerDay'
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
  const velocityPerDay = wonAmount === null ? null : ratio(wonAmount, meanCycleDays);
  const told = { won, expected, winRate, shrunk, difference, wonAmount, open, meanCycleDays };
  return { rep: level, deals: won + lost, ...told, velocityPerDay };
}

const without = (reason: string): Reps => ({
  reps: [],
  repSpread: {
    overdispersion: null,
    tellApart: false,
    pValue: null,
    reason,
    within: [],
    tests: { trends: 0, specialities: 0, stages: 0 },
  },
  swing: 1,
});
