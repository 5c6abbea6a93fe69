import type { MethodId } from './ids.ts';

/** The parts of the page of statistics, in the order they are read. */
export const FAMILIES = {
  rates: 'Rates and changes',
  edges: 'What a file can show',
  bridge: 'What moved it',
  many: 'Many looks at once',
  drivers: 'What goes with winning',
  segments: 'Segments and alerts',
  time: 'Time to close',
  calendar: 'Over the calendar',
  reps: 'Reps',
} as const;

export type Family = keyof typeof FAMILIES;

/** One statistic, written for a CFO and checkable by a statistician. */
export interface Method {
  id: MethodId;
  family: Family;
  title: string;
  /** The question it answers, and how to read the answer. */
  answers: string;
  /** One formula a line, in the notation of `formula.ts`. */
  formula: readonly string[];
  /** What the letters of the formula stand for. */
  symbols: string;
  /** Thresholds, draws and choices as they are used here. */
  rules: readonly string[];
  assumptions: readonly string[];
  breaksWhen: readonly string[];
  source: string;
  /** The same in R, for somebody who wants to check; null where there is no ready function. */
  inR: string | null;
  where: readonly string[];
}
