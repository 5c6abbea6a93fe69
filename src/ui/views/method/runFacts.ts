import type { Analysis } from '../../../domain/analysis.ts';
import { bytes, count, milliseconds } from '../../text/format.ts';
import { day } from '../../text/dates.ts';

export interface Fact {
  name: string;
  text: string;
  mono?: boolean;
}

/** Who made these numbers, of what, and when. */
export function runFacts({ run, source, outcomeValues, filters, sample }: Analysis): Fact[] {
  const files = source.files.flatMap((file): Fact[] => [
    { name: 'File', text: `${file.name}, ${bytes(file.bytes)}, ${file.encoding}` },
    { name: 'SHA-256', text: file.sha256, mono: true },
    {
      name: 'Rows',
      text: `${count(file.recordsRead)} read = ${count(file.recordsLoaded)} loaded + ${count(file.recordsRejected)} rejected`,
    },
  ]);
  const { read, profile, load, analyse, total } = run.elapsedMs;
  return [
    ...files,
    {
      name: 'As of',
      text: run.asOf
        ? `${day(source.asOf)}, as chosen; the file ends on ${day(run.asOf.fileEnds)}`
        : `${day(source.asOf)}, the latest date in the file`,
    },
    { name: 'Created', text: `${day(source.createdFrom)} to ${day(source.createdTo)}` },
    { name: 'Closed', text: `${day(source.closedFrom)} to ${day(source.closedTo)}` },
    { name: 'Currency', text: source.currency ?? 'the file does not say' },
    { name: 'Won', text: outcomeValues.won.join(' · ') },
    { name: 'Lost', text: outcomeValues.lost.join(' · ') },
    {
      name: 'Filters',
      text:
        filters.map(({ field, values }) => `${field}: ${values.join(', ')}`).join('; ') || 'none',
    },
    { name: 'Made', text: run.createdAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC') },
    { name: 'Version', text: run.appVersion },
    { name: 'Run', text: run.id, mono: true },
    { name: 'Seed', text: String(run.seed) + (sample ? `; of the sample ${sample.seed}` : '') },
    {
      name: 'Time taken',
      text: `read ${milliseconds(read)}, profile ${milliseconds(profile)}, load ${milliseconds(load)}, analyse ${milliseconds(analyse)}; ${milliseconds(total)} in all`,
    },
  ];
}
