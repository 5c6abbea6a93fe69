import type { PlantedTruth } from '../src/domain/plantedTruth.ts';
import type { Progress, SampleId } from '../src/engine/contract.ts';
import { sampleCsv } from '../src/samples/csv.ts';
import { SAMPLE_DEALS, SHAPES } from '../src/samples/shapes.ts';
import { plantedTruth } from '../src/samples/truth.ts';
import { pause } from './ingest/pause.ts';

/** A sample as a CSV file, which then goes through the same intake as anybody's, and the truth it was made with. */
export async function sampleFile(
  id: SampleId,
  onProgress: (progress: Progress) => void,
  stopIfVoided: () => void,
): Promise<{ file: File; truth: PlantedTruth }> {
  const shape = SHAPES[id];
  const parts: string[] = [];
  let rows = 0;
  for (const part of sampleCsv(shape, SAMPLE_DEALS)) {
    parts.push(part);
    rows += 5_000;
    onProgress({ step: 'generating', done: Math.min(rows, SAMPLE_DEALS), total: SAMPLE_DEALS });
    await pause();
    stopIfVoided();
  }
  const file = new File(parts, `sample-${id}.csv`, { type: 'text/csv' });
  return { file, truth: plantedTruth(shape) };
}
