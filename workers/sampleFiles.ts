import type { PlantedTruth } from '../src/domain/plantedTruth.ts';
import type { Progress, SampleId } from '../src/engine/contract.ts';
import { sampleParts } from '../src/samples/csv.ts';
import { quotaCsv, usersCsv } from '../src/samples/people.ts';
import { SAMPLE_DEALS, SHAPES } from '../src/samples/shapes.ts';
import { plantedTruth } from '../src/samples/truth.ts';
import { pause } from './ingest/pause.ts';

/** A sample as CSV files, which then go through the same intake as anybody's, and the truth they were made with. */
export async function sampleFiles(
  id: SampleId,
  onProgress: (progress: Progress) => void,
  stopIfVoided: () => void,
): Promise<{ files: File[]; truth: PlantedTruth }> {
  const shape = SHAPES[id];
  const deals: string[] = [];
  const history: string[] = [];
  for (const part of sampleParts(shape, SAMPLE_DEALS)) {
    deals.push(part.deals);
    history.push(part.history);
    onProgress({ step: 'generating', done: part.rows, total: SAMPLE_DEALS });
    await pause();
    stopIfVoided();
  }
  const named = (parts: string[], name: string): File =>
    new File(parts, name, { type: 'text/csv' });
  const files = [
    named(deals, `sample-${id}.csv`),
    named(history, 'stage-history.csv'),
    named([quotaCsv(shape)], 'quota.csv'),
    named([usersCsv(shape)], 'users.csv'),
  ];
  return { files, truth: plantedTruth(shape) };
}
