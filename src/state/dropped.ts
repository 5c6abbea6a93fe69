import type { Answer } from '../domain/problem.ts';
import type { ReadAsByPlace } from '../domain/readAs.ts';
import type { Proposal, SampleId } from '../engine/contract.ts';
import type { EnginePort, OnProgress } from './enginePort.ts';

/** The sheet to read of each workbook, by its place among the files. */
export type Sheets = Record<number, string>;

/** What was dropped, and how the engine is to look at it. */
export interface Dropped {
  /** What to call it until the deals' file is known. */
  name: string;
  bytes: number | null;
  /** A person's own; not a sample. */
  own: boolean;
  inspect: (
    ticket: number,
    sheets: Sheets,
    onProgress: OnProgress,
    readAs: ReadAsByPlace,
  ) => Promise<Answer<Proposal>>;
}

const more = (files: number): string => `${files} more ${files === 1 ? 'file' : 'files'}`;

export function droppedFiles(engine: EnginePort, files: readonly File[]): Dropped | null {
  const [first, ...others] = files;
  if (!first) return null;
  return {
    name: others.length > 0 ? `${first.name} and ${more(others.length)}` : first.name,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    own: true,
    inspect: (ticket, sheets, onProgress, readAs) =>
      engine.inspect(ticket, [...files], { ...sheets }, onProgress, { ...readAs }),
  };
}

export const droppedSample = (engine: EnginePort, sample: SampleId): Dropped => ({
  name: `${sample}.csv`,
  bytes: null,
  own: false,
  inspect: (ticket, _sheets, onProgress) => engine.inspectSample(ticket, sample, onProgress),
});
