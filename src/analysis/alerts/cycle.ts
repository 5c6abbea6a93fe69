import type { Interval } from '../../domain/interval.ts';
import { dealsCreatedIn } from '../../sql/dealsOf.ts';
import type { Span } from '../../sql/segmentValues.ts';
import { cycleSentence } from '../../words/alertSentence.ts';
import { periodName } from '../../words/periodName.ts';
import { type TestFamily, untested } from './candidate.ts';
import type { AlertParts } from './parts.ts';

const KINDS = ['cycle-longer'] as const;

/** The log-rank test of two cohorts, open deals counted for as long as they were watched. */
export interface CycleTest {
  /** How many days longer the median is; null where an end is out of reach. */
  days: Interval | null;
  pValue: number;
  /** Whether the younger cohort is the slower one. */
  slower: boolean;
  deals: number;
  /** Labels of the older and the younger cohort. */
  before: string;
  label: string;
  /** Its first and last day. */
  created: Span;
}

/** Deals created in the last complete quarter close later than those of the quarter before. */
export function cycleAlerts(parts: AlertParts, test: CycleTest | null): TestFamily {
  if (!test)
    return untested(KINDS, 'It takes two quarters of created deals whose way can be followed.');
  // The log-rank test decides; the days are told with it, so they must not contradict it.
  const told = test.slower && test.days !== null && test.days.low > 0;
  return {
    kinds: KINDS,
    tests: 1,
    withheld: null,
    candidates:
      told && test.days
        ? [
            {
              familywise: test.pValue,
              alert: {
                id: `cycle-longer:${test.label}`,
                kind: 'cycle-longer',
                basis: 'test',
                severity: 'warn',
                sentence: cycleSentence(test.days, {
                  before: periodName(test.before),
                  after: periodName(test.label),
                }),
                segment: [],
                evidence: [
                  { what: 'days longer, median', value: test.days.estimate, unit: 'days' },
                  { what: 'from', value: test.days.low, unit: 'days' },
                  { what: 'to', value: test.days.high, unit: 'days' },
                ],
                threshold: null,
                pValue: test.pValue,
                qValue: test.pValue,
                money: null,
                deals: test.deals,
                sql: dealsCreatedIn(parts.where([]), test.created).text,
              },
            },
          ]
        : [],
  };
}
