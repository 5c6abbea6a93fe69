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

interface Named {
  name: string;
  text: string;
}

function worded({ value, unit }: Evidence, currency: string | null): string {
  if (typeof value === 'string') return grouped(value) || NONE;
  if (unit === 'rate') return percent(value, value > 0 && value < 0.01 ? 1 : 0);
  if (unit === 'money') return money(value, currency);
  if (unit === 'days') return days(value);
  return Number.isInteger(value) ? count(value) : plain(value);
}

/** `4535 of 12449` with its thousands apart. */
const grouped = (text: string): string =>
  text.replace(/^(\d+) of (\d+)$/, (_, won: string, all: string) =>
    [won, all].map((one) => count(Number(one))).join(' of '),
  );

/** A loss is at stake, and needs no minus to say so. */
function stakeOf({ money: stake }: Alert, currency: string | null): Named[] {
  if (stake === null) return [];
  const loss = stake.high <= 0;
  const [estimate, low, high] = (
    loss ? [-stake.estimate, -stake.high, -stake.low] : [stake.estimate, stake.low, stake.high]
  ).map((value) => money(value, currency));
  return [
    {
      name: `${loss ? 'at stake' : 'worth'} a quarter, if the association is causal`,
      text: `${estimate} (${low} to ${high})`,
    },
  ];
}

/** What stands behind an alert, money first; how many deals only where nothing else says so. */
export function evidenceOf(alert: Alert, currency: string | null): Named[] {
  const { deals, evidence } = alert;
  const said = evidence.some(
    ({ value }) => value === deals || (typeof value === 'string' && value.endsWith(` of ${deals}`)),
  );
  return [
    ...stakeOf(alert, currency),
    ...evidence
      .filter(({ value }) => value !== '')
      .map((one) => ({ name: one.what, text: worded(one, currency) })),
    ...(said ? [] : [{ name: 'deals', text: count(deals) }]),
  ];
}

/** Why it is raised, for those who ask: how sure a test is, what a fact was held against. */
export function whyOf({ basis, threshold, pValue: p, qValue: q }: Alert): string {
  if (basis === 'fact') return threshold === null ? '' : `Raised at: ${threshold}`;
  return [p === null ? '' : `p\u00a0${pValue(p)}`, q === null ? '' : `q\u00a0${pValue(q)}`]
    .filter(Boolean)
    .join(', ');
}

/** What the tests may get wrong, and what a rule without statistics would have done. */
export function budgetLine(budget: AlertBudget | null, raised: number): string {
  if (!budget) return 'Nothing was tested.';
  if (budget.tests === 0)
    return `Nothing in this file could be tested. ${naiveSentence(budget.naiveAlerts)}`;
  const looked = `${counted(budget.tests, 'test')} ${budget.tests === 1 ? 'was' : 'were'} made`;
  const none = raised === 0 ? ', and none is beyond what chance makes of so many' : '';
  const notes = (budget.notes ?? []).map((note) => ` ${note}`).join('');
  return `${looked}${none}. The chance that a complete quarter raises any false one of them is ${percent(budget.familywisePerPeriod)}: ${plain(budget.expectedFalsePerYear, 1)} quarters a year. ${naiveSentence(budget.naiveAlerts)}${notes}`;
}

export const withheldLines = (budget: AlertBudget | null): string[] =>
  (budget?.withheld ?? []).map(({ kind, why }) => `${alertKindLabels[kind]}: ${why}`);
