import type { MergeOffer } from '../../../src/domain/dataset.ts';
import { BLANK_LEVEL } from '../../../src/domain/field.ts';
import { countValues, valueCounts, type ValueRow } from '../../../src/sql/load/mergeValues.ts';
import { mayBeAlike, mergeOffers } from './mergeOffers.ts';
import type { LoadPort } from '../port.ts';
import type { Usage } from '../usage.ts';

/** Above this many different values, comparing them costs more than it shows. */
const MAX_VALUES = 10_000;

/** The different values of a column, where they are worth comparing. */
async function valuesOf(
  port: LoadPort,
  { plan, column, field, counts }: Usage,
): Promise<ValueRow[]> {
  if (field?.kind === 'categorical' && field.role !== 'measure' && field.role !== 'amount') {
    const levels = field.levels.filter((level) => level !== BLANK_LEVEL);
    return mayBeAlike(levels) ? port.query<ValueRow>(countValues(column, levels)) : [];
  }
  const many = counts?.distinct ?? MAX_VALUES + 1;
  const named = plan.role === 'account' || plan.role === 'stage' || plan.role === 'field';
  if (!named || plan.type !== 'text' || many > MAX_VALUES) return [];
  return port.query<ValueRow>(valueCounts(column, MAX_VALUES));
}

/** Values of the columns that look like one and the same; offered, never merged without being asked. */
export async function findMerges(port: LoadPort, usages: readonly Usage[]): Promise<MergeOffer[]> {
  const offers: MergeOffer[] = [];
  for (const usage of usages) {
    const { index, name, role } = usage.plan;
    const values = await valuesOf(port, usage);
    offers.push(...mergeOffers([{ index, name, role, values }]));
  }
  return offers;
}
