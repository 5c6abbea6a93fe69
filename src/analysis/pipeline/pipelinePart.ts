import type { Analysis } from '../../domain/analysis.ts';
import { dateOf, dayOf, endOf, labelOf, startOf } from '../../domain/calendar.ts';
import type { Pipeline, ScoresWithheld } from '../../domain/document/pipeline.ts';
import { pipelineSentence, stalledReason, withheldReason } from '../../words/pipelineSentence.ts';
import type { DriverModel } from '../drivers.ts';
import type { LifeTable } from '../lifeTable.ts';
import type { Setting } from '../setting.ts';
import { fitBands, skewOf } from './fitBands.ts';
import { readOpenCells } from './openCells.ts';
import { rankOpenDeals, repField, withField } from './rankOpenDeals.ts';
import { followUp } from './followUp.ts';
import { checkScores, drawnIn, isSkilled } from './scoreCheck.ts';
import { scoreReplays } from './scoreReplays.ts';
import { scorerOf } from './scoreDeals.ts';
import type { Scored } from './scored.ts';
import { scoringOf } from './scoring.ts';
import { hiddenLossBounds, stalledSegments } from './stalledDeals.ts';
import { stalledLimits } from './stalledLimits.ts';
import { stalledShares } from './stalledShares.ts';

/** The open deals: scored where the closed ones tell them apart, and held against how long deals take in any case. */
export async function pipelinePart(
  setting: Setting,
  model: DriverModel,
  life: LifeTable | null,
  analysis: Analysis,
): Promise<{ pipeline: Pipeline; scored: Scored | null }> {
  const { dataset, prepared, overview, breathe } = setting;
  const { totals } = analysis;
  const quarter = quarterOf(dataset.source.asOf);
  const found = scoringOf(dataset, prepared, model, life, totals.open);
  const scoring = typeof found === 'string' ? null : found;
  await breathe();
  const check = scoring ? await checkScores(scoring, setting.input.run.seed, breathe) : null;
  const withheld: ScoresWithheld | null =
    typeof found === 'string' ? found : isSkilled(check) ? null : 'no-skill';
  const scorer =
    scoring && check && withheld === null
      ? scorerOf(drawnIn(scoring, check), dataset.fields, quarter?.daysLeft ?? null)
      : null;
  const usable = dataset.fields.filter(({ name }) =>
    model.drivers.fields.some(({ field }) => field === name),
  );
  const knowsAges = totals.open > 0 && life !== null && withheld !== 'close-dates-missing';
  const limits = knowsAges ? await stalledLimits(setting, usable, life) : null;
  // A scorer reads the first of them, in its own order.
  const first = scorer?.fields ?? [];
  const fields = withField(
    withField(
      [...first, ...usable.filter((field) => !first.includes(field))],
      limits?.field ?? null,
    ),
    repField(dataset.fields),
  );
  const cells = knowsAges ? await readOpenCells(setting, fields) : [];
  const hasAmount = cells.some(({ priced }) => priced > 0);
  await breathe();
  const at = limits?.field ? fields.indexOf(limits.field) : -1;
  const stalled = limits ? stalledSegments(cells, limits, at, hasAmount) : [];
  const old = stalled.reduce((sum, one) => sum + one.deals, 0);
  const bands = scorer ? fitBands(cells, scorer, hasAmount) : { fit: [], expected: null };
  await breathe();
  const scored = scorer ? { scorer, limits, hasAmount } : null;
  const ranked = scorer
    ? await rankOpenDeals(setting, scorer, limits, cells, hasAmount)
    : { scores: [], warnings: [] };
  await breathe();
  const replays =
    scorer && life ? await scoreReplays(setting, model, life, scorer.fields, totals.open) : null;
  const facts: Omit<Pipeline, 'sentence'> = {
    open: totals.open,
    openAmount: hasAmount ? totals.openAmount : null,
    withheld,
    reason: withheld === null ? null : withheldReason(withheld, check, setting.input.filters),
    base: scorer?.base ?? null,
    lastAge: scorer && scoring ? scoring.ages.lastAge : null,
    quarter: scorer ? quarter : null,
    cutOffs: scorer?.cutOffs ?? null,
    ...bands,
    ...ranked,
    followUp: await followUp(setting, scored, cells, fields),
    skew: skewOf(bands.fit, cells, scorer),
    stalledBy: limits?.field?.name ?? null,
    stalled,
    stalledIn: limits ? stalledShares(cells, fields, limits, hasAmount) : [],
    stalledReason: limits ? null : stalledReason(withheld),
    bounds: limits ? hiddenLossBounds(overview.totals, old) : null,
    // Where nothing is scored nothing is drawn in.
    check: check && { ...check, drawnIn: check.drawnIn && withheld === null, replays },
  };
  return {
    scored,
    pipeline: { ...facts, sentence: pipelineSentence(facts, setting.input.filters) },
  };
}

/** The quarter that runs, or the next one on the last day of it. */
function quarterOf(asOf: string | null): Pipeline['quarter'] {
  if (asOf === null) return null;
  const tomorrow = startOf('quarter', dateOf(dayOf(asOf) + 1));
  const to = endOf('quarter', tomorrow);
  return { label: labelOf('quarter', tomorrow), to, daysLeft: dayOf(to) - dayOf(asOf) };
}
