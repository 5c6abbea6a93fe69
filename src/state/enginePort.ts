import type { AnalysisEngine, Progress } from '../engine/contract.ts';

/** The engine once it is there: starting it is somebody else's work. */
export type EnginePort = Omit<AnalysisEngine, 'start'>;

export type OnProgress = (progress: Progress) => void;
