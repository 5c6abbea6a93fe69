import type { Alert, AlertBudget, AlertKind } from '../../../domain/document/alerts.ts';
import { naiveSentence } from '../../../words/alertSentence.ts';
import { counted } from '../../../words/numbers.ts';
import { count, days, money, NONE, percent, plain, pValue } from '../../text/format.ts';

export const severityLabels: Record<Alert['severity'], string> = {
  critical: 'Critical',
  warn: 'Warning',
  info: 'For information',
};

export const alertKindLabels: Record<AlertKind, string> = {
  'segment-drop': 'A drop in a segment',
  'weak-segment': 'A weak source, product or other segment',
  'losing-combination': 'A losing combination',
  'emerging-segment': 'A segment that is worth more and more',
  'cycle-longer': 'A longer cycle',
  'rep-off-expectation': 'A rep off expectation',
  drift: 'A shift of the mix',
  'pipeline-skewed': 'A pipeline in segments that fit badly',
  'stalled-deals': 'Stalled deals',
  'value-concentrated': 'Value in few deals',
  'data-quality': 'Data quality',
};

type Evidence = Alert['evidence'][number];

function worded({ value, unit }: Evidence, currency: string | null): string {
  if (typeof value === 'string') return value || NONE;
  if (unit === 'rate') return percent(value);
  if (unit === 'money') return money(value, currency);
  if (unit === 'days') return days(value);
  return Number.isInteger(value) ? count(value) : plain(value);
}

/** What stands behind an alert, in a line. */
export function evidenceOf(
  alert: Alert,
  currency: string | null,
): { name: string; text: string }[] {
  const { money: stake, threshold, pValue: p, qValue: q, deals, evidence } = alert;
  return [
    ...evidence.map((one) => ({ name: one.what, text: worded(one, currency) })),
    { name: 'deals', text: count(deals) },
    ...(p === null ? [] : [{ name: 'p', text: pValue(p) }]),
    ...(q === null ? [] : [{ name: 'q', text: pValue(q) }]),
    ...(threshold === null ? [] : [{ name: 'threshold', text: threshold }]),
    ...(stake === null
      ? []
      : [
          {
            name: 'at stake, if the association is causal',
            text: `${money(stake.estimate, currency)} (${money(stake.low, currency)} to ${money(stake.high, currency)})`,
          },
        ]),
  ];
}

/** What the tests may get wrong, and what a rule without statistics would have done. */
export function budgetLine(budget: AlertBudget | null, raised: number): string {
  if (!budget) return 'Nothing was tested.';
  if (budget.tests === 0)
    return `Nothing in this file could be tested. ${naiveSentence(budget.naiveAlerts)}`;
  const looked = `${counted(budget.tests, 'test')} ${budget.tests === 1 ? 'was' : 'were'} made`;
  const none = raised === 0 ? ', and none is beyond what chance makes of so many' : '';
  return `${looked}${none}. All tests together may raise ${plain(budget.expectedFalsePerYear, 1)} false alerts a year, a chance of ${percent(budget.familywisePerPeriod)} per complete period. ${naiveSentence(budget.naiveAlerts)}`;
}

export const withheldLines = (budget: AlertBudget | null): string[] =>
  (budget?.withheld ?? []).map(({ kind, why }) => `${alertKindLabels[kind]}: ${why}`);
