import type { Clock, Grain, Period } from '../../domain/document/periods.ts';
import type { Verdict } from '../../domain/document/verdict.ts';

type PeriodChoice = `${Clock} ${Grain}`;

/** Kinds of periods that are looked at together. */
export const periodChoices: readonly { value: PeriodChoice; label: string }[] = [
  { value: 'closed quarter', label: 'Quarters, by closed date' },
  { value: 'closed month', label: 'Months, by closed date' },
  { value: 'created quarter', label: 'Quarters, by created date' },
  { value: 'created month', label: 'Months, by created date' },
];

/** What is wished, or quarters on the clock of the verdict. */
export const periodChoice = (wanted: string | null, { clock }: Pick<Verdict, 'clock'>): string =>
  periodChoices.find(({ value }) => value === wanted)?.value ?? `${clock} quarter`;

export const periodsOf = (periods: readonly Period[] | null, choice: string): Period[] =>
  (periods ?? []).filter(({ clock, grain }) => `${clock} ${grain}` === choice);
