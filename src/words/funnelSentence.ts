import type {
  Activity,
  Bottleneck,
  Funnel,
  FunnelRefused,
  FunnelStage,
  StageChange,
  StageOrder,
} from '../domain/document/funnel.ts';
import { howOften } from './chance.ts';
import {
  changeSize,
  count,
  counted,
  list,
  rateInRange,
  ratePercent,
  sharePercent,
} from './numbers.ts';
import { periodName } from './periodName.ts';

/** Deals whose stage says something else than their outcome: how many of all, and the largest group of them. */
export interface Contradiction {
  share: number;
  deals: number;
  outcome: 'won' | 'lost' | 'open';
  stage: string;
}

/** Why there is no funnel, and what would make one. */
export function refusedReason(refused: FunnelRefused, wrong: Contradiction | null = null): string {
  switch (refused) {
    case 'no-stage-column':
      return 'No column says which stage a deal stands in, and no file lists the stages deals went through. A stage history dropped with the deals would make a funnel.';
    case 'stage-contradicts-outcome':
      return `The stage says something else than the outcome${wrong ? ` for ${sharePercent(wrong.share)} of the ${wrong.outcome === 'open' ? 'open' : 'closed'} deals; ${count(wrong.deals)} ${wrong.outcome} deals stand at “${wrong.stage}”, for example` : ''}. A funnel drawn from it would be made up. A stage history dropped with the deals would make a true one.`;
    case 'closed-deals-only':
      return 'The stage of closed deals only says won or lost, and no deals are open. How far lost deals got is not in the file; a stage history dropped with the deals would say it.';
    case 'not-known-then':
      return 'Which stage deals stood in on that day is not in the file: it has their stages of today. A stage history dropped with the deals would say it.';
    case 'no-order':
      return 'Deals go through the stages of the history in no common order, so none of them comes before another.';
    case 'no-deals':
      return 'None of these deals has a stage.';
  }
}

/** What has to be taken for granted where only present stages are known. */
export const assumptionSentence = (keepsLast: boolean): string =>
  keepsLast
    ? 'This takes for granted that every deal went through all stages before the one it stands in, and that a lost deal’s stage is the last it stood in.'
    : 'Each deal has got at least as far as the stage it stands in, if deals go through the stages in this order. How far lost deals got is not in the file, so no conversion is told.';

/** How the order of the stages was found. */
export function orderSentence({ from, agreement }: StageOrder): string {
  switch (from) {
    case 'history':
      return agreement === null
        ? 'No deal stood in two of the stages on different days, so their order is by how soon deals enter them.'
        : `The order is the one deals enter the stages in: it holds for ${sharePercent(agreement)} of the pairs of stages that a deal stood in.`;
    case 'names':
      return 'The order is what stages of these names usually have.';
    case 'age':
      return 'The order is by how old the open deals in them are; the file does not say it.';
    case 'deals':
      return 'The file does not say the order of the stages: the one with most deals is first.';
  }
}

type Named = Pick<FunnelStage, 'stage'> & { change: StageChange };

/** Two digits: more than that no such estimate knows. */
const about = (value: number): string => count(Number(value.toPrecision(2)));

/** What the fall of one stage cost, in wins; money is written by who knows the currency. */
export function bottleneckSentence(
  { stage, change }: Named,
  { wins }: Pick<Bottleneck, 'wins'>,
  compared: { before: string; after: string },
): string {
  const { before, after, difference, pValue } = change;
  const rate = (side: { decided: number; advanced: number }): string =>
    sharePercent(side.advanced / side.decided);
  const more =
    wins.estimate < 1
      ? 'less than one win'
      : `about ${about(wins.estimate)} more ${Math.round(wins.estimate) === 1 ? 'win' : 'wins'}`;
  return [
    `${stage} is where more deals get stuck: ${rate(after)} got further in ${periodName(compared.after)}, ${rate(before)} in ${periodName(compared.before)}, ${changeSize(difference)} less.`,
    `If nothing had changed, a gap this large would appear in ${howOften(pValue)}.`,
    `Had it kept its earlier rate, that would be ${more} (${about(wins.low)} to ${about(wins.high)} at 95%), if deals that get further are won as often as before.`,
  ].join(' ');
}

/** Why no stage is named. */
export function noBottleneckReason(
  compared: Funnel['compared'],
  tested: number,
  usual: readonly string[],
): string {
  if (!compared)
    return 'There are no two periods to compare, so no stage can be said to have got narrower.';
  const names = `${periodName(compared.before)} and ${periodName(compared.after)}`;
  if (tested === 0)
    return `Too few deals left each stage in ${names} to tell whether one got narrower.`;
  if (usual.length > 0)
    return `${list(usual)} let fewer deals through, within the usual movement from quarter to quarter of this business. No stage is named.`;
  return `Nothing shows that any stage let fewer deals through between ${names}. A funnel always has a narrowest stage; that alone is no finding.`;
}

/** The funnel in a sentence or two. */
export function funnelSentence(
  funnel: Pick<Funnel, 'basis' | 'stages' | 'reason' | 'bottleneck' | 'bottleneckReason'>,
): string {
  if (funnel.basis === null) return funnel.reason ?? '';
  if (funnel.bottleneck) return funnel.bottleneck.sentence;
  return [summary(funnel), funnel.bottleneckReason].filter(Boolean).join(' ');
}

function summary({ stages }: Pick<Funnel, 'stages'>): string {
  const first = stages[0];
  const last = stages.at(-1);
  if (!first || !last) return '';
  if (first.conversion && last.conversion)
    return `Of the deals decided in ${first.stage} ${ratePercent(first.conversion)} got further; of those decided in ${last.stage}, the last stage, ${ratePercent(last.conversion)} were won.`;
  const open = stages.reduce((sum, one) => sum + one.open, 0);
  const most = [...stages].sort((a, b) => b.open - a.open)[0];
  return most && open > 0
    ? `${counted(open, 'open deal')}, ${count(most.open)} of them in ${most.stage}.`
    : '';
}

/** What goes wrong where deals wander: moves back, reopened deals, deals without a stage. */
export function detourNotes({
  deals,
  movedBack,
  reopened,
  withoutStage,
  stages,
}: Funnel): string[] {
  const notes: string[] = [];
  if (movedBack !== null && movedBack > 0)
    notes.push(
      `${counted(movedBack, 'deal')} (${sharePercent(movedBack / Math.max(1, deals))}) went back to an earlier stage at some time; each is counted at the furthest it got.`,
    );
  if (reopened !== null && reopened > 0)
    notes.push(`${counted(reopened, 'closed deal')} went on to a stage again.`);
  const skipped = stages.reduce((sum, one) => sum + (one.skipped ?? 0), 0);
  if (skipped > 0)
    notes.push(
      `Stages were skipped ${counted(skipped, 'time')}; who skips a stage has got beyond the one before it, and is not counted in the one skipped.`,
    );
  if (withoutStage > 0)
    notes.push(`${counted(withoutStage, 'deal')} ${withoutStage === 1 ? 'has' : 'have'} no stage.`);
  return notes;
}

/** What a count of visits or calls goes with, and why it is no cause. */
export function activitySentence({
  column,
  bands,
  daysCorrelation,
}: Omit<Activity, 'sentence'>): string {
  const rated = bands.filter(({ winRate }) => winRate !== null);
  const [few, many] = [rated[0], rated.at(-1)];
  const rates =
    few?.winRate && many?.winRate && few !== many
      ? `Deals with ${many.level} ${column} are won ${rateInRange(many.winRate)} of the time, those with ${few.level} ${rateInRange(few.winRate)}.`
      : '';
  const longer =
    daysCorrelation === null
      ? ''
      : daysCorrelation >= 0.1
        ? ` Here too, deals that took longer have more (correlation ${daysCorrelation.toFixed(2)}).`
        : ' Here deals that took longer do not have clearly more.';
  return `${rates} Such a count grows until the deal closes, so it shows how long and how far a deal got, not what it takes to win.${longer} Counted within a fixed time from creation it could say more.`.trim();
}
