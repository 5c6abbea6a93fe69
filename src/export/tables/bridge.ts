import type { Bridge } from '../../domain/document/bridges.ts';
import type { DataTable } from '../table.ts';

export const bridgeTable = ({ field, parts }: Bridge): DataTable => ({
  id: `bridge-${field}`,
  title: `What moved it, by ${field}`,
  columns: [
    { key: 'level', label: field, kind: 'text' },
    { key: 'dealsBefore', label: 'Deals before', kind: 'count' },
    { key: 'dealsAfter', label: 'Deals after', kind: 'count' },
    { key: 'rateBefore', label: 'Win rate before', kind: 'rate' },
    { key: 'rateAfter', label: 'Win rate after', kind: 'rate' },
    { key: 'mix', label: 'Mix part', kind: 'points', interval: true },
    { key: 'rate', label: 'Rate part', kind: 'points', interval: true },
  ],
  rows: parts.map((part) => [
    part.level,
    part.dealsBefore,
    part.dealsAfter,
    part.rateBefore,
    part.rateAfter,
    part.mix,
    part.rate,
  ]),
});
