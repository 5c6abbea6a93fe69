import type { AlertKind } from '../../domain/document/alerts.ts';
import type { Horizon } from '../../domain/document/recommendations.ts';
import { moneyNotes } from '../../words/recommendNotes.ts';
import { trialNotes } from '../../words/recommendTrial.ts';
import { advise, type Rule } from './advice.ts';

/**
 * What is counted of the open deals, not tested: stalled ones are given a date or closed; a pipeline that sits where
 * deals are seldom won is weighed at those rates; a few large deals get a second pair of eyes. Their amounts are what
 * the pipeline says, no effect of anything: no money is claimed, and there is nothing to try.
 */
const RULES = {
  'stalled-deals': 'now',
  'pipeline-skewed': 'month',
  'value-concentrated': 'month',
} satisfies Partial<Record<AlertKind, Horizon>>;

const isOpenRule = (kind: AlertKind): kind is keyof typeof RULES => Object.hasOwn(RULES, kind);

export const openDeals: Rule = ({ analysis }) =>
  (analysis.alerts ?? []).flatMap(({ id, kind, deals }) =>
    isOpenRule(kind)
      ? advise(
          kind,
          { deals },
          {
            id,
            because: [id],
            horizon: RULES[kind],
            moneyNote: moneyNotes.counted,
            testNote: trialNotes.counted,
          },
        )
      : [],
  );
