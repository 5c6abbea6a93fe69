import type { Analysis } from '../domain/analysis.ts';
import type { Dataset, LoadedTable } from '../domain/dataset.ts';
import type { IntakePlan, Question } from '../domain/intakePlan.ts';
import type { Problem } from '../domain/problem.ts';
import type { Progress } from '../engine/contract.ts';

/** `waiting` is for the engine, which a dropped file need not wait for. */
export type ReadingStep = Progress['step'] | 'waiting';

/** Where the file stands. One union instead of flags: a state that makes no sense can't be written. */
export type Intake =
  | { phase: 'empty' }
  | {
      phase: 'reading';
      file: string;
      step: ReadingStep;
      done: number;
      total: number | null;
      rows?: number;
    }
  | { phase: 'asking'; file: string; plan: IntakePlan; questions: readonly Question[] }
  /** Read, but no deals that could be analysed. */
  | { phase: 'table'; file: string; plan: IntakePlan; table: LoadedTable; problem: Problem }
  | { phase: 'ready'; file: string; plan: IntakePlan; dataset: Dataset; analysis: Analysis }
  | { phase: 'failed'; problem: Problem };

export type EngineStatus =
  | { phase: 'starting'; done: number; total: number | null }
  | { phase: 'ready' }
  | { phase: 'failed'; problem: Problem };

/** A file whose columns are told, and can be changed. */
export const hasPlan = (
  intake: Intake,
): intake is Extract<Intake, { phase: 'asking' | 'table' | 'ready' }> =>
  intake.phase === 'asking' || intake.phase === 'table' || intake.phase === 'ready';
