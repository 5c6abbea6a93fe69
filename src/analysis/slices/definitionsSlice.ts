import type { Dataset } from '../../domain/dataset.ts';
import type { DefinitionsQuestion, DefinitionsSlice } from '../../domain/definitions.ts';
import { definitionCounts, type DefinitionRow } from '../../sql/definitionCounts.ts';
import { dealsWhere } from '../../sql/where.ts';
import type { AnalysisPort } from '../port.ts';

/** What every definition of the win rate is made of. */
export async function definitionsSlice(
  port: AnalysisPort,
  dataset: Dataset,
  question: DefinitionsQuestion,
): Promise<DefinitionsSlice> {
  const rows = await port.rows<DefinitionRow>(
    'definitions',
    'Win rates by other definitions',
    definitionCounts(question, dealsWhere(question.filters, dataset.fields)),
  );
  return {
    kind: 'definitions',
    counts: rows.map(({ masked_ours: maskedOurs, masked_other: maskedOther, amount, ...row }) => ({
      ...row,
      maskedOurs,
      maskedOther,
      amount: amount ?? 0,
    })),
  };
}
