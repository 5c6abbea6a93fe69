import type { RecordedVerdict } from '../../domain/document/trackRecord.ts';
import type { DataTable } from '../table.ts';

export const trackRecordTable = (verdicts: readonly RecordedVerdict[]): DataTable => ({
  id: 'track-record',
  title: 'Track record',
  columns: [
    { key: 'day', label: 'As of', kind: 'date' },
    { key: 'kind', label: 'Verdict then', kind: 'text' },
    { key: 'before', label: 'From', kind: 'period' },
    { key: 'after', label: 'To', kind: 'period' },
    { key: 'change', label: 'Change then', kind: 'points', interval: true },
    { key: 'next', label: 'Quarter after', kind: 'period' },
    { key: 'sinceBefore', label: 'Its change from the first', kind: 'points', interval: true },
    { key: 'sinceAfter', label: 'Its change from the second', kind: 'points', interval: true },
    { key: 'held', label: 'Held', kind: 'text' },
    { key: 'driversNamed', label: 'Drivers named', kind: 'count' },
    { key: 'driversHeld', label: 'Of them still there', kind: 'count' },
    { key: 'sentence', label: 'In words', kind: 'text' },
  ],
  rows: verdicts.map((one) => [
    one.day,
    one.kind,
    one.before,
    one.after,
    one.change,
    one.next?.label ?? null,
    one.next?.sinceBefore ?? null,
    one.next?.sinceAfter ?? null,
    one.held,
    one.drivers?.named ?? null,
    one.drivers?.held ?? null,
    one.sentence,
  ]),
});
