import type { ColumnPlan, Question } from '../../src/domain/intakePlan.ts';
import type { DateOrder } from '../../src/domain/dateFormats.ts';
import type { DateVerdict } from './dates/dateOrder.ts';
import { type DateReading, dayOf, shapeIn } from './dates/dateReading.ts';

const count = (n: number) => n.toLocaleString('en-US');

const dayName = (iso: string): string =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

const ORDER_LABELS: Record<DateOrder, string> = {
  dmy: 'Day first',
  mdy: 'Month first',
  ymd: 'Year first',
  ydm: 'Year, day, month',
};

/** A value that each of the readings makes another day of, and those days. */
function doubtfulExample(readings: readonly DateReading[], values: Iterable<string>) {
  const [first] = readings;
  for (const value of first ? values : []) {
    const shape = first && shapeIn(value, first);
    const days = shape ? readings.map((reading) => dayOf(shape, reading)) : [];
    if (new Set(days.filter((day) => day !== null)).size === readings.length)
      return { value: value.slice(0, 100), days };
  }
  return { value: '', days: [] };
}

function dateEvidence(verdict: DateVerdict, where: string): string {
  const { dayFirst, monthFirst, doubtful, dates, choices } = verdict;
  if (verdict.order === 'mixed' && choices.includes('dmy')) {
    return `${count(dayFirst)} cells only fit day first, ${count(monthFirst)} only month first ${where}; ${count(doubtful)} fit both.`;
  }
  const all = doubtful === dates ? 'every one' : count(doubtful);
  return choices.includes('ymd')
    ? `Several orders fit ${all} of the ${count(dates)} dates ${where}.`
    : `Both fit ${all} of the ${count(dates)} dates ${where}: none has a day above 12.`;
}

/** Day or month first, when the values can't say. */
export function dateOrderQuestion(
  column: ColumnPlan,
  verdict: DateVerdict,
  values: Iterable<string>,
  where: string,
): Question {
  const { choices, chosen } = verdict;
  const example = doubtfulExample(chosen, values);
  const years = choices.includes('ymd');
  return {
    id: `date-order:${column.name}`,
    sentence: years
      ? `In “${column.name}”, in which order do day, month and year stand?`
      : `In “${column.name}”, does the day or the month come first?`,
    evidence: dateEvidence(verdict, where),
    choices: choices.map((value, i) => {
      const day = example.days[i];
      const detail = day ? `${example.value} is ${dayName(day)}` : '';
      return { value, label: ORDER_LABELS[value], detail };
    }),
    answer: null,
  };
}

export function outcomeColumnQuestion(
  candidates: { index: number; name: string; reason: string }[],
  evidence: string,
): Question {
  return {
    id: 'outcome-column',
    sentence: 'Which column says how a deal ended?',
    evidence,
    choices: candidates.map(({ index, name, reason }) => ({
      value: String(index),
      label: name,
      detail: reason,
    })),
    answer: null,
  };
}

/** One question for each value of the outcome column that we do not know. */
export function outcomeValueQuestions(
  column: string,
  values: readonly { value: string; deals: number }[],
): Question[] {
  return values.map(({ value, deals }) => ({
    id: `outcome-value:${value}`,
    sentence: `What does “${value}” in “${column}” mean?`,
    evidence: `${count(deals)} ${deals === 1 ? 'deal has' : 'deals have'} it.`,
    choices: [
      { value: 'won', label: 'Won', detail: 'The deal ended with a sale' },
      { value: 'lost', label: 'Lost', detail: 'The deal ended without one' },
      { value: 'open', label: 'Still open', detail: 'The deal has not ended' },
    ],
    answer: null,
  }));
}
