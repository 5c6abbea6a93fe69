/** `salesCycleDays`, `Sales_Cycle_Days__c` and `Sales Cycle (days)` all become `sales cycle days`. */
export const plainName = (header: string): string =>
  header
    .replace(/__c\b/gi, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

const LEAKS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(cycle|days to close|time to close|days open|duration|age)\b/,
    'it is known only once the deal has closed',
  ],
  [
    /\b(loss|lost|won|win|close|closed|closing|status) reason\b|\breason (for )?(lost|loss|won|win)\b/,
    'it is written down after the deal is decided',
  ],
  [/\bstage\b/, 'the last stage of a closed deal is its outcome in other words'],
  [/\bprobability\b|\blikelihood\b/, 'CRMs set it to 0 or 100% when a deal closes'],
  [/\bforecast( category)?( name)?\b/, 'it changes when the deal is decided'],
  [/\brating\b/, 'it is often set with hindsight'],
  [
    /\bactual (revenue|value|amount|close date)\b|\bbooked\b|\binvoice[ds]?\b|\bcommission\b/,
    'it is filled in only for won deals',
  ],
  [/\bis (closed|won|lost|closed won)\b/, 'it is the outcome itself'],
  [/\b(won|lost|closed?|closing) (time|date|on|at)\b/, 'it is known only once the deal has closed'],
];

/** Why a column of this name would tell the model the outcome, or null when its name is harmless. */
export function leakByName(header: string): string | null {
  const name = plainName(header);
  return LEAKS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
