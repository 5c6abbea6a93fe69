import type { ExcludedColumn } from '../../../domain/document/drivers.ts';
import { percent, plain } from '../../text/format.ts';

/** By itself it sorts won from lost no better than this: a coin. */
const COIN = 0.55;
const STRONG = 0.85;

/** What a column would have seemed to know; empty where it can't be asked. */
export function wouldHaveBought({ aucWith, reason }: ExcludedColumn): string {
  if (aucWith === null) return '';
  const picks = `picks the won one of two deals ${percent(aucWith)} of the time`;
  if (aucWith < COIN)
    return `It would have bought nothing: by itself it ${picks}, as a coin does (AUC ${plain(aucWith)}).`;
  const but = reason === 'leaks-outcome' ? ', with what nobody knows beforehand' : '';
  return aucWith >= STRONG
    ? `It would have bought a model that looks brilliant: by itself it ${picks}${but} (AUC ${plain(aucWith)}).`
    : `It would have bought a model that looks better: by itself it ${picks}${but} (AUC ${plain(aucWith)}).`;
}

/** What would have misled first, by how much; then what is of no use. */
export const inOrderOfHarm = (excluded: readonly ExcludedColumn[]): ExcludedColumn[] =>
  excluded.toSorted(
    (a, b) =>
      Number(b.reason === 'leaks-outcome') - Number(a.reason === 'leaks-outcome') ||
      (b.aucWith ?? 0) - (a.aucWith ?? 0),
  );
