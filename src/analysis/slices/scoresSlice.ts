import type { Dataset } from '../../domain/dataset.ts';
import type { ScoredDeal, ScoresQuestion, ScoresSlice } from '../../domain/slices.ts';
import { largestOpenDeals, type OpenDealRow } from '../../sql/pipeline/openDealCells.ts';
import { dealsWhere } from '../../sql/where.ts';
import { factorsText } from '../../words/pipelineWords.ts';
import { limitFor, listedFields, repField, told, weigh } from '../pipeline/rankOpenDeals.ts';
import type { Scored } from '../pipeline/scored.ts';
import type { AnalysisPort } from '../port.ts';

/** Deals listed at most; those with the largest amounts are. */
export const MOST_LISTED = 200_000;
/** Deals between two breaths. */
const AT_ONCE = 1000;

/**
 * Every open deal of known age with its score, as the run that is shown gives it: one query, and one pass over the
 * deals. A deal too old for a score is listed without one.
 */
export async function scoresSlice(
  port: AnalysisPort,
  dataset: Dataset,
  { filters }: ScoresQuestion,
  scored: Scored | null,
): Promise<ScoresSlice> {
  if (!scored) return { kind: 'scores', deals: [], leftOut: 0, sql: '' };
  const { scorer, limits, hasAmount } = scored;
  const fields = listedFields({ dataset }, scorer, limits);
  const where = dealsWhere(filters, dataset.fields);
  const query = largestOpenDeals(fields, dataset.source.asOf ?? '', where, MOST_LISTED + 1);
  const rows = await port.rows<OpenDealRow>('open-deal-scores', 'Every open deal', query);
  const deals: ScoredDeal[] = [];
  for (const [i, row] of rows.slice(0, MOST_LISTED).entries()) {
    if (i % AT_ONCE === 0) await port.breathe();
    const weighed = weigh(row, scorer, hasAmount);
    const [one] = weighed ? told(weighed, scorer, fields, limits, hasAmount) : [];
    if (one) {
      const { factors, ...rest } = one;
      deals.push({ ...rest, reasons: factorsText(factors) });
      continue;
    }
    const limitDays = limitFor(row, fields, limits);
    const rep = repField(fields);
    deals.push({
      deal: row.deal ?? `row ${row.place}`,
      rep: rep && (rep.levels[Number(row[rep.key] ?? -1)] ?? null),
      amount: hasAmount ? row.amount : null,
      createdOn: row.created,
      ageDays: row.age,
      probability: null,
      thisQuarter: null,
      band: 'unknown',
      stalled: limitDays !== null && row.age > limitDays,
      limitDays,
      valueAtRisk: null,
      recoverable: null,
      reasons: '',
    });
  }
  // Where nothing has an amount, what is least likely to be won is most at risk.
  const risk = ({ valueAtRisk, probability }: ScoredDeal): number =>
    valueAtRisk ?? (probability === null ? -1 : hasAmount ? 0 : 1 - probability.estimate);
  deals.sort((a, b) => risk(b) - risk(a));
  return {
    kind: 'scores',
    deals,
    leftOut: Math.max(0, rows.length - MOST_LISTED),
    sql: query.text,
  };
}
