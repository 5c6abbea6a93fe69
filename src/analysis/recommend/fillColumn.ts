import { findingId } from '../../domain/findingId.ts';
import { moneyNotes } from '../../words/recommendNotes.ts';
import { trialNotes } from '../../words/recommendTrial.ts';
import { advise, type Advice, type Rule } from './advice.ts';

/** Errors of the quality check that withhold an answer, and what has to be filled. */
const WITHHOLDS: Readonly<Record<string, { column: string; answer: string }>> = {
  'lost-without-amount': {
    column: 'amount of lost deals',
    answer: 'rates by value and money at stake',
  },
  'missing-close-date': { column: 'close date', answer: 'rates by closed date' },
};

/** Columns that most systems have, and an export can be given; what is asked for first comes first. */
const COMMON = [
  'closed date',
  'created date',
  'amount',
  'amount of lost deals',
  'rep',
  'account',
] as const;

/**
 * Data that withholds an answer: fill this column. First what is there and full of holes, then what is not in the
 * export at all. No rule of these is about winning: it costs a line in the export.
 */
export const fillColumn: Rule = ({ analysis }) => {
  const holes = (analysis.quality?.checks ?? []).flatMap(({ id, severity, count }) => {
    const withheld = WITHHOLDS[id];
    return withheld && severity === 'error' && count > 0 ? [{ id, ...withheld }] : [];
  });
  const missing = COMMON.flatMap((column) => {
    const limit = analysis.limits.find((one) => one.column === column);
    return limit && !holes.some((one) => one.column === column) ? [limit] : [];
  });
  const free = { moneyNote: moneyNotes.data, testNote: trialNotes.data } as const;
  const filled: Advice[] = holes.map(({ id, column, answer }) =>
    advise(
      'fill-column',
      { columns: [column], answers: [answer], there: true },
      {
        ...free,
        id: `fill-column:${column}`,
        because: [
          ...(analysis.alerts ?? [])
            .filter((one) => one.id.startsWith(`data-quality:${id}`))
            .map((one) => one.id),
          findingId.quality(id),
        ],
        horizon: 'month',
      },
    ),
  );
  if (missing.length === 0) return filled;
  const columns = missing.flatMap(({ column }) => column ?? []);
  const answers = missing.map(({ topic }) => topic.charAt(0).toLowerCase() + topic.slice(1));
  return [
    ...filled,
    advise(
      'fill-column',
      { columns, answers, there: false },
      {
        ...free,
        id: 'fill-column',
        because: missing.map(({ topic }) => findingId.limit(topic)),
        horizon: 'quarter',
      },
    ),
  ];
};
