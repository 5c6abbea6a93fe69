import type { Alert, AlertKind } from '../../domain/document/alerts.ts';
import type { Quality } from '../../domain/document/quality.ts';
import { largestOpen, olderThan, type OpenFactsRow } from '../../sql/openFacts.ts';
import { sql } from '../../sql/sql.ts';
import { concentratedSentence, skewSentence, stalledSentence } from '../../words/alertSentence.ts';
import type { AlertParts } from './parts.ts';

/** How many open deals are "the largest". */
export const LARGEST = 10;
/** The largest hold so much of the open value … */
const CONCENTRATED = 0.3;
/** … of a pipeline of at least so many deals: of a few deals, ten hold much by necessity. */
const FEWEST_OPEN = 50;
/** One in ten won deals took as long as the limit, so some open ones must be older; this many are more than that. */
const MANY_STALLED = 0.25;
/** Value in weak segments, and how much more of it there is than of the deals. */
const SKEWED = 0.5;
const BEYOND_DEALS = 0.1;
/** A warning of the quality check is an alert when it concerns so many deals. */
const MANY_WARNED = 0.05;

/** Open value by whether the model expects clearly less than the average. */
export interface OpenFit {
  open: number;
  amount: number;
  weakOpen: number;
  weakAmount: number;
}

export interface Facts {
  asOf: string | null;
  /** Nine in ten won deals had closed by this age, days. */
  limitDays: number | null;
  open: OpenFactsRow | null;
  /** Null when no field tells won deals from lost ones. */
  fit: OpenFit | null;
  quality: Quality;
}

const fact = (
  kind: AlertKind,
  rest: Pick<Alert, 'sentence' | 'threshold' | 'evidence' | 'deals'> & Partial<Alert>,
): Alert => ({
  id: kind,
  kind,
  basis: 'fact',
  severity: 'warn',
  segment: [],
  pValue: null,
  qValue: null,
  money: null,
  sql: null,
  ...rest,
});

/** What is counted rather than tested; each says its threshold. */
export function factAlerts(parts: AlertParts, facts: Facts): Alert[] {
  return [
    ...skewed(facts.fit),
    ...stalled(parts, facts),
    ...concentrated(parts, facts.open),
    ...ofQuality(facts.quality),
  ];
}

function skewed(fit: OpenFit | null): Alert[] {
  if (!fit || fit.open === 0 || fit.amount <= 0) return [];
  const value = fit.weakAmount / fit.amount;
  const deals = fit.weakOpen / fit.open;
  if (value < SKEWED || value < deals + BEYOND_DEALS) return [];
  return [
    fact('pipeline-skewed', {
      sentence: skewSentence(value, deals),
      threshold: `at least ${SKEWED * 100}% of the open value, and ${BEYOND_DEALS * 100} points more of it than of the deals, is expected to be won at least 5 points less often than the average`,
      evidence: [
        { what: 'open value there', value: fit.weakAmount, unit: 'money' },
        { what: 'open value', value: fit.amount, unit: 'money' },
      ],
      deals: fit.weakOpen,
    }),
  ];
}

function stalled(parts: AlertParts, { asOf, limitDays, open }: Facts): Alert[] {
  if (!open || asOf === null || limitDays === null || open.open === 0) return [];
  const share = open.stalled / open.open;
  if (share < MANY_STALLED) return [];
  const where = sql`${olderThan(asOf, limitDays)} AND ${parts.where([])}`;
  return [
    fact('stalled-deals', {
      sentence: stalledSentence(open.stalled, open.open, limitDays),
      threshold: `at least ${MANY_STALLED * 100}% of the open deals are older than 90% of the won ones were`,
      evidence: [
        { what: 'their amount', value: open.stalled_amount ?? '', unit: 'money' },
        { what: 'share of open deals', value: share, unit: 'rate' },
      ],
      deals: open.stalled,
      set: { name: 'stalled', asOf, days: Math.round(limitDays) },
      sql: sql`SELECT * FROM deals WHERE ${where}`.text,
    }),
  ];
}

function concentrated(parts: AlertParts, open: OpenFactsRow | null): Alert[] {
  if (!open || open.open < FEWEST_OPEN || !open.amount || open.amount <= 0) return [];
  const share = (open.top_amount ?? 0) / open.amount;
  if (share < CONCENTRATED) return [];
  return [
    fact('value-concentrated', {
      sentence: concentratedSentence(open.top, share),
      threshold: `the ${LARGEST} largest of at least ${FEWEST_OPEN} open deals hold at least ${CONCENTRATED * 100}% of the value`,
      evidence: [
        { what: 'their amount', value: open.top_amount ?? '', unit: 'money' },
        { what: 'open amount', value: open.amount, unit: 'money' },
      ],
      deals: open.top,
      set: { name: 'largest-open', most: LARGEST },
      sql: largestOpen(LARGEST, parts.where([])).text,
    }),
  ];
}

const ofQuality = (quality: Quality): Alert[] =>
  quality.checks
    .filter(
      ({ severity, count, share }) =>
        count > 0 && (severity === 'error' || (severity === 'warn' && (share ?? 0) >= MANY_WARNED)),
    )
    .map((check) =>
      fact('data-quality', {
        id: `data-quality:${check.id}${check.column === null ? '' : `:${check.column}`}`,
        severity: check.severity === 'error' ? 'critical' : 'warn',
        sentence: check.message,
        threshold: `an error, or a warning on at least ${MANY_WARNED * 100}% of the deals`,
        evidence:
          check.share === null
            ? []
            : [{ what: 'share of deals', value: check.share, unit: 'rate' }],
        deals: check.count,
      }),
    );
