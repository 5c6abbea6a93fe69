import { closedDealsOf } from '../../sql/dealsOf.ts';
import { holm } from '../../stats/holm.ts';
import { driftSentence } from '../../words/alertSentence.ts';
import { periodName } from '../../words/periodName.ts';
import { SMALLEST_MOVED } from '../drift.ts';
import { type TestFamily, TWO_QUARTERS, untested } from './candidate.ts';
import type { AlertParts } from './parts.ts';

const KINDS = ['drift'] as const;

/** Above this the population stability index is called a shift worth acting on; smaller ones are only noted. */
const LARGE_INDEX = 0.25;

/** Fields over whose levels the deals are spread otherwise than in the quarter before. */
export function driftAlerts(parts: AlertParts): TestFamily {
  const drift = parts.calendar?.drift ?? [];
  const after = parts.comparison?.after;
  if (drift.length === 0 || !after) return untested(KINDS, `It takes fields, and ${TWO_QUARTERS}.`);
  const familywise = holm(drift.map((one) => one.pValue));
  return {
    kinds: KINDS,
    tests: drift.length,
    withheld: null,
    candidates: drift.flatMap((one, i) =>
      one.moved < SMALLEST_MOVED
        ? []
        : [
            {
              familywise: familywise[i] ?? 1,
              alert: {
                id: `drift:${one.field}`,
                kind: 'drift',
                basis: 'test',
                severity: one.index >= LARGE_INDEX ? 'warn' : 'info',
                sentence: driftSentence(one.field, one.moved, periodName(after.label)),
                segment: [],
                evidence: [{ what: 'population stability index', value: one.index }],
                threshold: null,
                pValue: one.pValue,
                qValue: one.qValue,
                money: null,
                deals: parts.segments
                  .filter((segment) => segment.field === one.field)
                  .reduce((sum, segment) => sum + segment.won + segment.lost, 0),
                sql: closedDealsOf(parts.where([]), null).text,
              },
            },
          ],
    ),
  };
}
