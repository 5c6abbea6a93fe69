import type { Alert } from '../../domain/document/alerts.ts';
import type { Combination } from '../../domain/document/combinations.ts';
import { closedDealsOf } from '../../sql/dealsOf.ts';
import { dropSentence, losingSentence } from '../../words/alertSentence.ts';
import { periodName } from '../../words/periodName.ts';
import { type TestFamily, untested } from './candidate.ts';
import { type AlertParts, meanAmountOf, moneyOf, severityOf } from './parts.ts';

/** Segments that fell, and combinations that win less than their parts imply: both come of one search. */
export function searchedAlerts(parts: AlertParts): TestFamily {
  const kinds = ['segment-drop', 'losing-combination'] as const;
  const { search, combinations } = parts;
  const tests = (search?.combinations ?? 0) + (search?.changes ?? 0);
  if (!search || tests === 0) return untested(kinds, search?.reason ?? 'No segment was searched.');
  // An echo is a stronger finding seen from elsewhere: one alert is enough.
  const worse = combinations.filter(
    (one) => one.difference.estimate < 0 && one.winRate && one.echoOf === null,
  );
  return {
    kinds,
    tests,
    of: [search.changes, search.combinations],
    withheld: null,
    candidates: worse.map((one) => ({
      alert: one.aspect === 'change' ? dropped(parts, one) : losing(parts, one),
      familywise: one.pValueFamilywise,
    })),
  };
}

const named = (kind: string, one: Combination): string =>
  `${kind}:${one.levels.map(({ field, level }) => `${field}=${level}`).join('&')}`;

const shared = (
  one: Combination,
): Pick<Alert, 'basis' | 'threshold' | 'segment' | 'severity' | 'pValue' | 'qValue'> => ({
  basis: 'test',
  threshold: null,
  segment: one.levels,
  severity: severityOf(one.difference),
  pValue: one.pValueFamilywise,
  qValue: one.qValue,
});

function dropped(parts: AlertParts, one: Combination): Alert {
  const after = parts.comparison?.after;
  const deals = one.after?.deals ?? 0;
  return {
    ...shared(one),
    id: named('segment-drop', one),
    kind: 'segment-drop',
    sentence: dropSentence(one.levels, one.difference, periodName(after?.label ?? '')),
    evidence: [
      { what: 'won before', value: `${one.before?.won ?? 0} of ${one.before?.deals ?? 0}` },
      { what: 'won after', value: `${one.after?.won ?? 0} of ${deals}` },
      { what: 'had it moved as the rest', value: one.expected, unit: 'rate' },
    ],
    money: moneyOf(one.difference, one.shrunkDifference, deals, meanAmountOf(parts, one.levels)),
    deals,
    sql: after ? closedDealsOf(parts.where(one.levels), after).text : null,
  };
}

function losing(parts: AlertParts, one: Combination): Alert {
  const rate = one.winRate ?? { estimate: 0, low: 0, high: 1 };
  return {
    ...shared(one),
    id: named('losing-combination', one),
    kind: 'losing-combination',
    sentence: losingSentence(one.levels, rate, one.difference),
    evidence: [
      { what: 'won', value: `${one.won} of ${one.deals}` },
      { what: 'expected of its parts', value: one.expected, unit: 'rate' },
    ],
    money: moneyOf(
      one.difference,
      one.shrunkDifference,
      one.deals / Math.max(1, parts.quarters),
      meanAmountOf(parts, one.levels),
    ),
    deals: one.deals,
    sql: closedDealsOf(parts.where(one.levels), null).text,
  };
}
