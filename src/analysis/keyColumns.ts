import type { Dataset } from '../domain/dataset.ts';
import type { ColumnReport } from '../domain/document/source.ts';
import { keyCounts, type KeyRow } from '../sql/keyCounts.ts';
import type { AnalysisPort } from './port.ts';

/** The columns, with the different ids and accounts counted where loading a large file left that for later. */
export async function withKeyCounts(port: AnalysisPort, dataset: Dataset): Promise<ColumnReport[]> {
  if (dataset.columns.every(({ distinct }) => distinct !== null)) return dataset.columns;
  const [row] = await port.rows<KeyRow>('keys', 'Different ids and accounts', keyCounts());
  return dataset.columns.map((column) => {
    if (column.distinct !== null) return column;
    const counted = column.role === 'dealId' ? row?.deal_ids : row?.accounts;
    return {
      ...column,
      distinct: Math.min(Math.round(counted ?? 0), dataset.deals - column.blank),
    };
  });
}
