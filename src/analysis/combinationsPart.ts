import { insteadSentence } from '../words/insteadSentence.ts';
import { quarterPair, quartersOf } from './alerts/quarterPair.ts';
import { findCombinations, type CombinationHost, type CombinationParts } from './combinations.ts';
import type { DriverModel } from './drivers.ts';
import type { Setting } from './setting.ts';

/** Segments worth telling; changes between the compared quarters, or between the last two where those can't be judged. */
export async function combinationsPart(
  { prepared, overview, input }: Setting,
  model: DriverModel,
  host: CombinationHost,
): Promise<CombinationParts> {
  const pair = quarterPair(overview.comparison, prepared);
  const found = await findCombinations(model, pair, input.depth ?? 2, input.run.seed, host);
  const { combinationSearch: search } = found;
  if (pair === null || pair === overview.comparison || search.changes === 0) return found;
  const instead = insteadSentence('Changes of segments', pair);
  const reason = search.reason === null ? instead : `${instead} ${search.reason}`;
  return { ...found, combinationSearch: { ...search, reason, instead: quartersOf(pair) } };
}
