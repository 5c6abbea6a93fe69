import type { FunnelRow } from '../../../../charts/funnelOption.ts';
import type { Analysis } from '../../../../domain/analysis.ts';
import type { DealsQuestion } from '../../../../domain/dealsQuestion.ts';
import type { Funnel, FunnelStage } from '../../../../domain/document/funnel.ts';
import type { DealsAsked } from '../../../../state/deals.svelte.ts';
import { counted } from '../../../../words/numbers.ts';
import { dealsWith } from '../../../text/dealsBehind.ts';
import { count, days, money, percent, rate, rateRange } from '../../../text/format.ts';

/** How the picture is read. */
export const funnelLead = ({
  basis,
  stages,
  bottleneck,
}: Pick<Funnel, 'basis' | 'stages' | 'bottleneck'>): string => {
  if (basis === 'history')
    return `Bar: deals that got as far as the stage. Grey got further, plum are still there, pale were lost there${bottleneck ? ', orange those lost in the stage that is named' : ''}. Number: of those decided, the share that got further, with its 95% interval. Under the name: the days by which half have left the stage, and what is open in it.`;
  return stages.some(({ conversion }) => conversion)
    ? 'Bar: deals that got as far as the stage. Grey got further, plum are there now, pale were lost there. Number: of those decided, the share that got further, with its 95% interval.'
    : 'Bar: deals known to have got at least as far. Plum are open there now, grey are open further on or won.';
};

/** What waits in a stage, and how long deals stay: the second line under its name. */
function underName({ medianDays, open, openAmount }: FunnelStage, currency: string | null): string {
  const waiting =
    openAmount !== null && openAmount > 0 ? `${money(openAmount, currency)} open` : '';
  const parts = [
    medianDays === null ? '' : days(medianDays).replace('.0', ''),
    waiting || (open > 0 ? `${count(open)} open` : ''),
  ];
  return parts.filter(Boolean).join(' · ');
}

function tipOf(one: FunnelStage, currency: string | null): string {
  const { stage, entered, advanced, lost, open, openAmount, conversion, wonAfter } = one;
  const worth =
    openAmount !== null && openAmount > 0 ? `, worth ${money(openAmount, currency)}` : '';
  const lines = [
    stage,
    entered === null
      ? ''
      : `${counted(entered, 'deal')} got ${lost === null ? 'at least ' : ''}as far`,
    advanced === null || lost === null
      ? ''
      : `${count(advanced)} got further, ${count(lost)} were lost there`,
    `${count(open)} still there${worth}`,
    conversion ? `${rate(conversion)} (${rateRange(conversion)}) of those decided got further` : '',
    one.medianDays === null
      ? ''
      : `Half have left it by ${days(one.medianDays)}: ${days(one.medianDaysAdvanced)} to get further, ${days(one.medianDaysLost)} to be lost`,
    wonAfter && wonAfter.estimate < 1
      ? `${percent(wonAfter.estimate)} of those that got further were won in the end`
      : '',
  ];
  return lines.filter(Boolean).join('\n');
}

/** Bars of the funnel, in the order of the stages. */
export const funnelRows = (
  { stages, bottleneck }: Pick<Funnel, 'stages' | 'bottleneck'>,
  currency: string | null,
): FunnelRow[] =>
  stages.map((one) => {
    const under = underName(one, currency);
    return {
      label: under === '' ? one.stage : `${one.stage}\n${under}`,
      advanced: one.advanced ?? 0,
      open: one.open,
      lost: one.lost ?? 0,
      told: bottleneck?.stage === one.stage,
      text: one.conversion
        ? `${rate(one.conversion)}\n${rateRange(one.conversion)}`
        : one.entered === null
          ? count(one.open)
          : `${one.lost === null ? '≥ ' : ''}${count(one.entered)}`,
      tip: tipOf(one, currency),
    };
  });

/** The picture in words. */
export const funnelAlternative = (funnel: Pick<Funnel, 'stages'>): string =>
  `Funnel: ${funnel.stages
    .map(({ stage, entered, conversion, open }) =>
      [
        `${stage}: ${entered === null ? '' : `${count(entered)} deals, `}${count(open)} still there`,
        conversion ? `${rate(conversion)} got further` : '',
      ]
        .filter(Boolean)
        .join(', '),
    )
    .join('; ')}.`;

/** What the bottleneck cost in money; empty where there is none, or no amounts. */
export function costInMoney({ bottleneck }: Funnel, currency: string | null): string {
  const amount = bottleneck?.amount;
  if (!amount) return '';
  return `At the mean amount of won deals that is about ${money(amount.estimate, currency)} (${money(amount.low, currency)} to ${money(amount.high, currency)} at 95%).`;
}

const OUTCOMES: Readonly<Record<string, DealsQuestion['outcome']>> = { lost: 'lost', open: 'open' };

/** The deals whose furthest stage is that of a row, by the key of its column; null for other cells. */
export function dealsOfStage(
  analysis: Pick<Analysis, 'filters'>,
  { basis, stages }: Pick<Funnel, 'basis' | 'stages'>,
  row: number,
  key: string,
): DealsAsked | null {
  const outcome = OUTCOMES[key];
  const one = stages[row];
  if (basis !== 'history' || !outcome || !one) return null;
  const later = stages.slice(row + 1).map(({ stage }) => stage);
  return {
    title: `${one.stage}, ${outcome === 'lost' ? 'lost there' : 'still there'}`,
    question: {
      ...dealsWith(analysis, outcome),
      set: { name: 'furthest-stage', stage: one.stage, later },
    },
  };
}
