import type { Bridge } from '../../domain/document/bridges.ts';
import type { DataTable } from '../table.ts';

/** Rates by value, where the bridge has amounts, say so in their names. */
export const bridgeTable = ({ field, parts }: Bridge): DataTable => ({
  id: `bridge-${field}`,
  title: `What moved it, by ${field}`,
  columns: [
    { key: 'level', label: field, kind: 'text' },
    { key: 'dealsBefore', label: 'Deals before', kind: 'count' },
    { key: 'dealsAfter', label: 'Deals after', kind: 'count' },
    { key: 'rateBefore', label: rateLabel(parts, 'before'), kind: 'rate' },
    { key: 'rateAfter', label: rateLabel(parts, 'after'), kind: 'rate' },
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

const rateLabel = (parts: Bridge['parts'], side: 'before' | 'after'): string =>
  `Win rate ${side}${parts.some((part) => part.amountBefore !== undefined) ? ', by value' : ''}`;
