import type { DriverField, Drivers, ExcludedColumn } from '../domain/document/drivers.ts';
import type { Field } from '../domain/field.ts';
import { benjaminiHochberg } from '../stats/benjaminiHochberg.ts';
import type { GroupedDesign } from '../stats/design.ts';
import { nullLogLikelihood } from '../stats/likelihoodRatio.ts';
import { fitLogistic, type LogisticFit } from '../stats/logistic.ts';
import { submodel } from '../stats/submodel.ts';
import type { ClusteredRows } from '../stats/clusteredRows.ts';
import type { ScoreDesignEffect } from '../stats/clusterDesignEffect.ts';
import { accountEffect } from './accountEffects.ts';
import { accountRows, type AccountColumns } from './accountRows.ts';
import { QUARTER_FACTOR } from './driverDesign.ts';
import { DRIVER_Q, findEffects } from './driverEffects.ts';
import { testField } from './driverTests.ts';
import { estimable, fieldModels, withoutRepeats, type FieldModel } from './fieldModels.ts';
import { levelTests, type LevelTest } from './levelTests.ts';

export interface DriverModel {
  drivers: Drivers;
  /** Without fields that say the same as another. */
  design: GroupedDesign;
  /** The maximum-likelihood fit; null without a model. */
  fit: LogisticFit | null;
  /** The one that effects and the search for segments stand on: `fit`, or Firth's where that is not finite. */
  used: LogisticFit | null;
  /** What each field of `drivers.fields` was judged in. */
  models: readonly FieldModel[];
  /** Each level of those fields against what the other fields expect of it. */
  levelTests: readonly LevelTest[];
  /** The same deals by account, coded as `design`; null where they come one by one, or nobody knows. */
  accounts: ClusteredRows | null;
}

/**
 * Everything about the drivers but their health and intervals.
 * @param candidates in the order of the design's factors
 * @param byAccount of the same fields; the engine counts them while this thread fits
 */
export async function findDrivers(
  whole: GroupedDesign,
  candidates: readonly Field[],
  leftOut: ExcludedColumn[],
  seed: number,
  breathe: () => Promise<void>,
  byAccount: Promise<AccountColumns | null> | null = null,
): Promise<DriverModel> {
  const { design, fields, finer, repeats } = withoutRepeats(whole, candidates);
  const excluded = [...leftOut, ...repeats];
  const none = {
    drivers: withoutModel(fields, excluded),
    design,
    fit: null,
    used: null,
    models: [],
    levelTests: [],
    accounts: null,
  };
  if (design.rows === 0 || fields.length === 0) return none;
  // The model without the field of most levels has the fewest rows, and most of the coefficients.
  const most = Math.max(...fields.map((_, i) => design.factors[i]?.levels.length ?? 0));
  const widest = fields.findIndex((_, i) => design.factors[i]?.levels.length === most);
  const small = submodel(design, widest);
  const fit = small && fitLogistic(design, { start: small.fit, shortcut: true });
  if (!fit) return none;
  const { used, method } = estimable(design, fit);
  const modelOf = fieldModels({ design, fit, used }, finer);
  const counted = await byAccount;
  const accounts = counted && accountRows(counted, design, fields);
  const models: FieldModel[] = [];
  const clustered: (ScoreDesignEffect | null)[] = [];
  const tested: DriverField[] = [];
  for (const [i, field] of fields.entries()) {
    await breathe();
    const model = modelOf(i, i === widest ? small : null);
    models.push(model);
    const clusters = accountEffect(accounts, model);
    clustered.push(clusters);
    const test = await testField(field, model, seed, breathe, clusters?.field);
    tested.push({ ...test, without: model.leftOut.flatMap((other) => fields[other]?.name ?? []) });
  }
  const q = benjaminiHochberg(tested.map((one) => one.pValue));
  const driverFields = tested.map((one, i) => {
    const qValue = q[i] ?? null;
    return { ...one, qValue, driver: qValue !== null && qValue < DRIVER_Q };
  });
  const ofLevels = levelTests(driverFields, models, clustered);
  const effects = used.converged
    ? await findEffects(models, driverFields, ofLevels, breathe, clustered)
    : [];
  const drivers: Drivers = {
    ...basics(fields, design),
    method,
    deals: fit.deals,
    won: fit.won,
    logLikelihood: fit.converged ? fit.logLikelihood : null,
    nullLogLikelihood: nullLogLikelihood(fit.deals, fit.won),
    converged: used.converged,
    separated: separatedOf(fit),
    fields: driverFields,
    effects,
    families: {
      fields: tested.filter((one) => one.pValue !== null).length,
      levels: effects.filter((one) => one.pValue !== null).length,
    },
    health: null,
    excluded,
    reason: used.converged
      ? null
      : 'The model did not settle: some fields together predict the outcome perfectly.',
  };
  return { drivers, design, fit, used, models, levelTests: ofLevels, accounts };
}

const separatedOf = (fit: LogisticFit): { field: string; level: string }[] =>
  fit.separated
    .filter((one) => one.factor !== QUARTER_FACTOR)
    .map((one) => ({ field: one.factor, level: one.level }));

function basics(
  fields: readonly Field[],
  design: GroupedDesign,
): Pick<Drivers, 'formula' | 'adjustedFor' | 'coding'> {
  const adjusted = design.factors.some((factor) => factor.name === QUARTER_FACTOR);
  const terms = [...fields.map((field) => field.name), ...(adjusted ? [QUARTER_FACTOR] : [])];
  return {
    formula: `won ~ ${terms.length > 0 ? terms.join(' + ') : '1'}`,
    adjustedFor: adjusted ? [QUARTER_FACTOR] : [],
    coding:
      'deviation: coefficients of a field sum to 0 over its levels; points are against the deal-weighted average',
  };
}

function withoutModel(fields: readonly Field[], excluded: ExcludedColumn[]): Drivers {
  return {
    method: 'maximum-likelihood',
    formula: '',
    adjustedFor: [],
    coding: '',
    deals: 0,
    won: 0,
    logLikelihood: null,
    nullLogLikelihood: null,
    converged: false,
    separated: [],
    fields: [],
    effects: [],
    families: { fields: 0, levels: 0 },
    health: null,
    excluded,
    reason:
      fields.length === 0
        ? 'The file has no column that could be a driver.'
        : 'A model needs both won and lost deals.',
  };
}
