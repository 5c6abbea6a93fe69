import type { Analysis } from '../../domain/analysis.ts';
import type { Recommendation } from '../../domain/document/recommendations.ts';
import { type ClaimRow, claimedDeals } from '../../sql/claimedDeals.ts';
import { cellsWhere } from '../../sql/where.ts';
import { quartersOf } from '../alerts/gatherAlerts.ts';
import type { DriverModel } from '../drivers.ts';
import type { Setting } from '../setting.ts';
import type { Advice, RecommendParts } from './advice.ts';
import { type Claim, claimants, settleClaims } from './claims.ts';
import { merged, ranked, shortlist } from './rank.ts';
import { RULES } from './rules.ts';

/** More than these are never shown, whatever they claim. */
const MOST_CLAIMS = 20;

/** What follows from all that was told, in the order of the rule book; each segment once, the dearest first. */
export const adviceOf = (parts: RecommendParts): Advice[] =>
  ranked(merged(RULES.flatMap((rule) => rule(parts)))).slice(0, MOST_CLAIMS);

/** Recommendations stand on the whole document; only who claims which deals is asked of the engine. */
export async function recommendPart(
  setting: Setting,
  model: DriverModel,
  analysis: Analysis,
): Promise<{ recommendations: Recommendation[] }> {
  const { dataset, prepared } = setting;
  const money = dataset.has.amount && prepared.valueWithheld === null;
  const advice = adviceOf({ analysis, quarters: quartersOf(model), money });
  const claims = await readClaims(setting, claimants(advice));
  return { recommendations: shortlist(ranked(settleClaims(advice, claims))) };
}

async function readClaims(
  { port, dataset, cells }: Setting,
  order: readonly Advice[],
): Promise<Claim[]> {
  // Alone, an action claims all of its deals.
  if (order.length < 2) return order.map(() => ({ all: 1, own: 1 }));
  const segments = order.map(({ segment }) =>
    cellsWhere(
      segment.map(({ field, level }) => ({ field, values: [level] })),
      dataset.fields,
    ),
  );
  const rows = await port.rows<ClaimRow>(
    'claimed-deals',
    'Deals of each recommended action, and those no dearer one has',
    claimedDeals(segments, cells),
  );
  return rows.map(({ deals, own }) => ({ all: deals, own }));
}
