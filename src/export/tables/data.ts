import type { QualityCheck } from '../../domain/document/quality.ts';
import type { Limit } from '../../domain/document/run.ts';
import type { ColumnReport } from '../../domain/document/source.ts';
import type { DataTable } from '../table.ts';

export const columnsTable = (columns: readonly ColumnReport[]): DataTable => ({
  id: 'columns',
  title: 'Columns',
  columns: [
    { key: 'name', label: 'Column', kind: 'text' },
    { key: 'role', label: 'Role', kind: 'text' },
    { key: 'type', label: 'Type', kind: 'text' },
    { key: 'dateFormat', label: 'Date format', kind: 'text' },
    { key: 'confidence', label: 'Confidence', kind: 'rate' },
    { key: 'distinct', label: 'Distinct values', kind: 'count' },
    { key: 'blank', label: 'Blank', kind: 'count' },
    { key: 'usedAs', label: 'Used as', kind: 'text' },
    { key: 'reason', label: 'Reason', kind: 'text' },
  ],
  rows: columns.map((column) => [
    column.name,
    column.role,
    column.type,
    column.dateFormat,
    column.confidence,
    column.distinct,
    column.blank,
    column.usedAs,
    column.reason,
  ]),
});

export const checksTable = (checks: readonly QualityCheck[]): DataTable => ({
  id: 'quality',
  title: 'Data quality',
  columns: [
    { key: 'id', label: 'Check', kind: 'text' },
    { key: 'severity', label: 'Severity', kind: 'text' },
    { key: 'column', label: 'Column', kind: 'text' },
    { key: 'count', label: 'Deals', kind: 'count' },
    { key: 'share', label: 'Share', kind: 'rate' },
    { key: 'message', label: 'What was found', kind: 'text' },
    { key: 'examples', label: 'Examples', kind: 'text' },
  ],
  rows: checks.map(({ id, severity, column, count, share, message, examples }) => [
    id,
    severity,
    column,
    count,
    share,
    message,
    examples.join(' · '),
  ]),
});

export const limitsTable = (limits: readonly Limit[]): DataTable => ({
  id: 'limits',
  title: 'What this file cannot tell you',
  columns: [
    { key: 'topic', label: 'Topic', kind: 'text' },
    { key: 'why', label: 'Why', kind: 'text' },
    { key: 'column', label: 'Column that would fill it', kind: 'text' },
  ],
  rows: limits.map(({ topic, why, column }) => [topic, why, column]),
});
