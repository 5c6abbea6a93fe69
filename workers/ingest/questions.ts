import type { ColumnPlan, Question } from '../../src/domain/intakePlan.ts';
import { dateShape } from './dates.ts';
import type { DateVerdict } from './dateOrder.ts';

const count = (n: number) => n.toLocaleString('en-US');

const dayName = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

/** Day or month first, when the values can't say. */
export function dateOrderQuestion(
  column: ColumnPlan,
  verdict: DateVerdict,
  values: Iterable<string>,
  where: string,
): Question {
  let example = '';
  let details = ['', ''];
  for (const value of values) {
    const shape = dateShape(value);
    if (shape?.kind !== 'unordered' || shape.first === shape.second) continue;
    if (shape.first > 12 || shape.second > 12) continue;
    const { year, first, second } = shape;
    example = value;
    details = [dayName(year, second, first), dayName(year, first, second)];
    break;
  }
  const mixed = `${count(verdict.dayFirst)} cells only fit day first, ${count(verdict.monthFirst)} only month first ${where}.`;
  return {
    id: `date-order:${column.name}`,
    sentence: `In “${column.name}”, does the day or the month come first?`,
    evidence:
      verdict.order === 'mixed'
        ? mixed
        : `Both fit every one of the ${count(verdict.dates)} dates ${where}: none has a day above 12.`,
    choices: [
      { value: 'dmy', label: 'Day first', detail: `${example} is ${details[0]}` },
      { value: 'mdy', label: 'Month first', detail: `${example} is ${details[1]}` },
    ],
    answer: null,
  };
}

export function decimalMarkQuestion(column: ColumnPlan): Question {
  const example = column.examples.find((value) => /[.,]/.test(value)) ?? '';
  return {
    id: `decimal-mark:${column.name}`,
    sentence: `In “${column.name}”, is the point in ${example} a decimal point, or does it group thousands?`,
    evidence: 'Every amount with a point has exactly three digits behind it.',
    choices: [
      { value: ',', label: 'Thousands', detail: `${example} has no fraction` },
      {
        value: '.',
        label: 'Decimal point',
        detail: `${example} is a small number with a fraction`,
      },
    ],
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
