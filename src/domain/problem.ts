/** Codes are stable: tests and translations name them. */
export type ProblemCode =
  | 'empty-file'
  | 'header-only'
  | 'not-text'
  | 'too-few-rows'
  | 'no-outcome'
  | 'one-outcome'
  | 'all-open'
  | 'too-many-columns'
  | 'cell-too-long'
  | 'unreadable'
  | 'several-files'
  | 'too-large'
  | 'out-of-memory'
  | 'engine-failed'
  | 'engine-stopped'
  | 'engine-restarted'
  | 'cancelled'
  | 'internal';

/** A failure as an answer: what is wrong, in one sentence, and what the person can do about it. */
export interface Problem {
  code: ProblemCode;
  sentence: string;
  whatToDo: string;
  /** For a developer: the original message. Never shown as markup. */
  detail?: string;
}

/** Every call to the engine ends in one of these; nothing throws across threads. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };
