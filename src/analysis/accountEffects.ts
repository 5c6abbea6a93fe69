import { levelClusters, scoreDesignEffect } from '../stats/clusterDesignEffect.ts';
import type { ScoreDesignEffect } from '../stats/clusterDesignEffect.ts';
import type { ClusteredRows } from '../stats/clusteredRows.ts';
import { intraclassCorrelation } from '../stats/intraclass.ts';
import { predict } from '../stats/predict.ts';
import type { FieldModel } from './fieldModels.ts';

/**
 * How much more the scores of a field scatter as deals of an account end alike, beyond what the model without the field
 * expects of them; null where that can't be told, or deals come one by one.
 * @param accounts coded as the whole model is
 */
export function accountEffect(
  accounts: ClusteredRows | null,
  { design, index, settled }: Pick<FieldModel, 'design' | 'index' | 'settled'>,
): ScoreDesignEffect | null {
  if (!accounts || !settled?.converged) return null;
  const factors = design.factors.flatMap(
    ({ name }) => accounts.factors.find((one) => one.name === name) ?? [],
  );
  const factor = factors[index];
  if (!factor || factors.length < design.factors.length) return null;
  const rows = { ...accounts, factors };
  const correlation = intraclassCorrelation(rows, predict(settled, design, rows));
  if (correlation === null || correlation === 0) return null;
  return scoreDesignEffect(levelClusters(rows, factor), correlation);
}
