import type { Alert } from '../../domain/document/alerts.ts';
import type { Combination } from '../../domain/document/combinations.ts';
import { dropSentence, losingSentence } from '../../words/alertSentence.ts';
import { periodName } from '../../words/periodName.ts';
import { type TestFamily, TWO_QUARTERS, untested } from './candidate.ts';
import { type AlertParts, meanAmountOf, moneyOf, receiptOf, severityOf } from './parts.ts';

/** Segments that fell, and combinations that win less than their parts imply: both come of one search. */
export function searchedAlerts(parts: AlertParts): TestFamily {
  const { search, combinations } = parts;
  // Of periods that may not be compared, what was searched raises no alert and is no test either.
  const compared = parts.comparison !== null;
  const counts = { changes: compared ? (search?.changes ?? 0) : 0, all: search?.combinations ?? 0 };
  const kinds = compared
    ? (['segment-drop', 'losing-combination'] as const)
    : (['losing-combination'] as const);
  const without = compared
    ? []
    : [{ kind: 'segment-drop' as const, why: `It takes ${TWO_QUARTERS}.` }];
  if (counts.changes + counts.all === 0)
    return { ...untested(kinds, search?.reason ?? 'No segment was searched.'), without };
  const asked = combinations.filter(
    (one) => one.winRate && (one.aspect === 'combination' || compared),
  );
  const worse = oneOfEach(asked.filter(isWorse));
  return {
    kinds,
    tests: counts.changes + counts.all,
    of: compared ? [counts.changes, counts.all] : [counts.all],
    withheld: null,
    without,
    candidates: worse.map((one) => ({
      alert: one.aspect === 'change' ? dropped(parts, one) : losing(parts, one),
      familywise: one.pValueFamilywise,
    })),
  };
}

/** Below what was to be expected; a segment that rose, if less than the others, did not drop. */
const isWorse = ({ aspect, difference, before, after }: Combination): boolean =>
  difference.estimate < 0 &&
  (aspect === 'combination' ||
    (before !== null && after !== null && after.won / after.deals < before.won / before.deals));

/**
 * An echo is a stronger finding seen from elsewhere: one alert is enough. Where that finding itself is no alert (of two
 * levels that part, the one that fell and the one that rose are equally strong), the strongest echo stands for it.
 */
function oneOfEach(worse: readonly Combination[]): Combination[] {
  const told = new Set(worse.filter((one) => one.echoOf === null).map((one) => keyOf(one)));
  return worse.filter(({ echoOf }) => {
    if (echoOf === null) return true;
    const key = keyOf(echoOf);
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

const keyOf = ({ aspect, levels }: Pick<Combination, 'aspect' | 'levels'>): string =>
  JSON.stringify([aspect, ...levels.map(({ field, level }) => [field, level])]);

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
  const rateOf = (counts: Combination['after']): number =>
    counts && counts.deals > 0 ? counts.won / counts.deals : 0;
  const rates = { before: rateOf(one.before), after: rateOf(one.after) };
  return {
    ...shared(one),
    id: named('segment-drop', one),
    kind: 'segment-drop',
    sentence: dropSentence(one.levels, rates, one.difference, periodName(after?.label ?? '')),
    evidence: [
      { what: 'won before', value: `${one.before?.won ?? 0} of ${one.before?.deals ?? 0}` },
      { what: 'won after', value: `${one.after?.won ?? 0} of ${deals}` },
      { what: 'had it moved as the rest', value: one.expected, unit: 'rate' },
    ],
    money: moneyOf(one.difference, one.shrunkDifference, deals, meanAmountOf(parts, one.levels)),
    deals,
    sql: after ? receiptOf(parts, one.levels, after) : null,
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
    sql: receiptOf(parts, one.levels, null),
  };
}
