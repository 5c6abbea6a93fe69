import type { FunnelStage } from '../../domain/document/funnel.ts';
import {
  keepStageDays,
  listedStages,
  stageEnds,
  stageOrderCounts,
  type ListedStage,
  type OrderRow,
  type StageRow,
} from '../../sql/funnelHistory.ts';
import { lastChange } from '../../sql/funnelCurrent.ts';
import {
  stageDetours,
  stayCounts,
  stayLengths,
  type StayQuestion,
  type StayRow,
} from '../../sql/funnelStays.ts';
import { wilson } from '../../stats/wilson.ts';
import { bottleneckSentence, noBottleneckReason } from '../../words/funnelSentence.ts';
import type { Setting } from '../setting.ts';
import { findBottleneck, hasFallenAsUsual } from './bottleneck.ts';
import { refused, type FunnelFacts } from './funnelFacts.ts';
import { stageCounts, type StageCounts } from './stageCounts.ts';
import { isComparable, stageChanges, wholeBefore } from './stageChanges.ts';
import { stageDesignEffects } from './stageClustering.ts';
import { needsDates, ROWS_LOOKED_AT, stageKinds } from './stageEnds.ts';
import { LEAST_AGREEMENT, stageOrder } from './stageOrder.ts';
import { stayDays, type StayLength } from './stayDays.ts';

/** Whether a history was dropped with the deals, and taken. */
export const hasHistory = ({ dataset }: Setting): boolean =>
  dataset.joins.some(
    ({ kind, accepted, refused: why, matched }) =>
      kind === 'history' && accepted && why === null && matched > 0,
  );

/** The funnel by the changes that a history lists. */
export async function historyFunnel(setting: Setting): Promise<FunnelFacts> {
  const { port, dataset, overview, deals: where, breathe } = setting;
  const { kinds, found } = await orderOfFile(setting);
  if (kinds.stages.length < 2) return refused('no-deals');
  if (found.agreement !== null && found.agreement < LEAST_AGREEMENT) return refused('no-order');
  const [last] = await port.rows<{ day: string | null }>(
    'funnel-last-change',
    'The last day of the stage history',
    lastChange(),
  );
  const days = [dataset.source.asOf, last?.day ?? null].filter((day) => day !== null);
  const question: StayQuestion = {
    order: found.order,
    asOf: days.sort().at(-1) ?? '1970-01-01',
    where,
  };
  await breathe();
  const { comparison } = overview;
  const rows = await port.rows<StayRow>(
    'funnel-stays',
    'Deals that got beyond each stage or were lost in it, by the quarter they left it',
    stayCounts(question, comparison),
  );
  const counts = stageCounts(rows, found.order.length);
  await breathe();
  const lengths = await readLengths(setting, question);
  const [detours] = await port.rows<Record<string, number | null>>(
    'funnel-detours',
    'Deals that skipped stages, or went back',
    stageDetours(question),
  );
  await breathe();
  const compared = comparison && {
    before: comparison.before.label,
    after: comparison.after.label,
  };
  const effects = comparison ? await stageDesignEffects(setting, question, comparison, counts) : [];
  const changes = comparison
    ? stageChanges(counts, effects, wholeBefore(comparison))
    : counts.map(() => null);
  const names = found.order.map((place) => kinds.stages[place] ?? '');
  const stages = counts.map((one, i): FunnelStage => ({
    ...stageOf(names[i] ?? '', one, dataset.has.amount),
    ...daysOf(lengths[i] ?? []),
    skipped: detours?.[`skipped_${i}`] ?? 0,
    returned: detours?.[`returned_${i}`] ?? 0,
    // Whoever gets beyond the last stage has won.
    wonAfter: i === counts.length - 1 ? null : wilson(one.laterWon, one.laterWon + one.laterLost),
    change: changes[i] ?? null,
  }));
  const deals = detours?.['deals'] ?? 0;
  if (deals === 0) return refused('no-deals');
  const worst = compared ? findBottleneck(changes, counts) : null;
  const stage = worst && stages[worst.place];
  const bottleneck =
    worst && stage?.change && compared
      ? {
          stage: stage.stage,
          wins: worst.wins,
          amount: worst.amount,
          sentence: bottleneckSentence(
            { stage: stage.stage, change: stage.change },
            worst,
            compared,
          ),
        }
      : null;
  const tested = counts.filter(isComparable).length;
  const usual = stages.filter(({ change }) => change !== null && hasFallenAsUsual(change, tested));
  const { open, won, lost } = overview.totals;
  return {
    basis: 'history',
    refused: null,
    reason: null,
    assumption: null,
    order: { from: 'history', agreement: found.agreement },
    deals,
    withoutStage: Math.max(0, open + won + lost - deals),
    movedBack: detours?.['moved_back'] ?? 0,
    reopened: detours?.['reopened'] ?? 0,
    stages,
    ends: kinds.ends,
    compared,
    bottleneck,
    bottleneckReason: bottleneck
      ? null
      : noBottleneckReason(
          compared,
          tested,
          usual.map((one) => one.stage),
        ),
  };
}

/** Stages and their order are of the whole file: a filter moves no stage. */
async function orderOfFile({ port, dataset }: Setting) {
  const listed = await port.rows<ListedStage>(
    'funnel-stages',
    'Stages in the history',
    listedStages(),
  );
  const ended = needsDates(listed, dataset.outcomeValues)
    ? await port.rows<StageRow>(
        'funnel-stage-ends',
        'How the deals of each stage ended, and whether on that day',
        stageEnds(ROWS_LOOKED_AT),
      )
    : [];
  const kinds = stageKinds(listed, dataset.outcomeValues, ended);
  if (kinds.stages.length < 2) return { kinds, found: { order: [], agreement: null } };
  await port.keep(
    'funnel-days',
    'First and last day of every deal in every stage',
    keepStageDays(kinds.stages, kinds.ends),
  );
  const [row] = await port.rows<OrderRow>(
    'funnel-order',
    'Which stage deals enter first, for every two stages',
    stageOrderCounts(kinds.stages.length),
  );
  return { kinds, found: stageOrder(row ?? {}, kinds.stages.length) };
}

const stageOf = (stage: string, one: StageCounts, hasAmount: boolean) => ({
  stage,
  entered: one.advanced + one.lost + one.open,
  advanced: one.advanced,
  lost: one.lost,
  open: one.open,
  openAmount: hasAmount ? one.openAmount : null,
  conversion: wilson(one.advanced, one.advanced + one.lost),
});

function daysOf(
  rows: readonly StayLength[],
): Pick<FunnelStage, 'medianDays' | 'medianDaysAdvanced' | 'medianDaysLost'> {
  const { median, advanced, lost } = stayDays(rows);
  return { medianDays: median, medianDaysAdvanced: advanced, medianDaysLost: lost };
}

async function readLengths({ port }: Setting, question: StayQuestion): Promise<StayLength[][]> {
  const columns = await port.columns(
    'funnel-days-in-stage',
    'Days that deals stayed in each stage, by the way they left it',
    stayLengths(question),
  );
  const lengths: StayLength[][] = question.order.map(() => []);
  const cell = (name: string, i: number): number => columns[name]?.[i] ?? 0;
  for (let i = 0; i < (columns['stage']?.length ?? 0); i++)
    lengths[cell('stage', i)]?.push({
      age: cell('age', i),
      advanced: cell('advanced', i),
      lost: cell('lost', i),
      open: cell('open', i),
    });
  return lengths;
}
