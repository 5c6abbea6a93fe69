import type { Alert } from '../../domain/document/alerts.ts';
import type { Rep } from '../../domain/document/reps.ts';
import type { Interval } from '../../domain/interval.ts';
import { closedDealsOf } from '../../sql/dealsOf.ts';
import { holm } from '../../stats/holm.ts';
import { repSentence } from '../../words/alertSentence.ts';
import { cautiousRepP } from '../reps/repTail.ts';
import { type TestFamily, untested } from './candidate.ts';
import { type AlertParts, severityOf } from './parts.ts';

const KINDS = ['rep-off-expectation'] as const;

/** Reps who win less, or more, than the book they were given would have brought others. */
export function repAlerts(parts: AlertParts): TestFamily {
  const tested = parts.reps.filter((rep) => rep.pValue !== null && rep.difference);
  if (tested.length === 0)
    return untested(KINDS, parts.repSpread?.reason ?? 'No rep could be tested.');
  const field = parts.fields.find((one) => one.role === 'rep')?.name ?? '';
  const pValues = tested.map(cautiousRepP);
  const familywise = holm(pValues);
  return {
    kinds: KINDS,
    tests: tested.length,
    withheld: null,
    candidates: tested.flatMap((rep, i) =>
      rep.difference
        ? [
            {
              alert: { ...off(parts, field, rep, rep.difference), pValue: pValues[i] ?? null },
              familywise: familywise[i] ?? 1,
            },
          ]
        : [],
    ),
  };
}

function off(parts: AlertParts, field: string, rep: Rep, difference: Interval): Alert {
  const segment = [{ field, level: rep.rep }];
  return {
    id: `rep-off-expectation:${rep.rep}`,
    kind: 'rep-off-expectation',
    basis: 'test',
    severity: difference.estimate > 0 ? 'info' : severityOf(difference),
    sentence: repSentence(rep.rep, rep.deals, difference),
    segment,
    evidence: [
      { what: 'won', value: rep.won },
      { what: 'expected', value: rep.expected ?? '', unit: 'rate' },
      { what: 'closed deals', value: rep.deals },
    ],
    threshold: null,
    pValue: rep.pValue,
    qValue: rep.qValue,
    // What a rep's results would be worth to others is a question of coaching, not of money at stake.
    money: null,
    deals: rep.deals,
    sql: closedDealsOf(parts.where(segment), null).text,
  };
}
