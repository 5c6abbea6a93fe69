import type { AlertBudget } from '../../domain/document/alerts.ts';
import type { Limit } from '../../domain/document/run.ts';
import { alertTopic } from '../../words/alertSentence.ts';

/** Kinds of alert that could not be looked for, as limits of the file, and what is to be known of the others. Those that share a reason share a line. */
export function alertLimits({ withheld, notes = [] }: AlertBudget): Limit[] {
  const byReason = new Map<string, string[]>();
  for (const { kind, why } of withheld)
    byReason.set(why, [...(byReason.get(why) ?? []), alertTopic[kind]]);
  return [
    ...[...byReason].map(([why, topics]) => ({
      topic: `No alerts on ${topics.join(', ')}`,
      why,
      column: null,
    })),
    ...notes.map((why) => ({ topic: 'What alerts are of', why, column: null })),
  ];
}
