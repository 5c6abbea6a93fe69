import type { SampleId } from '../../src/engine/contract.ts';
import type { PlantedTruth } from '../../src/domain/plantedTruth.ts';
import { sampleFiles } from '../../workers/sampleFiles.ts';

/** The files of a sample, and its truth, as the app makes them. */
export const sampleFilesOf = (id: SampleId): Promise<{ files: File[]; truth: PlantedTruth }> =>
  sampleFiles(
    id,
    () => {},
    () => {},
  );
