import type { Dataset } from '../domain/dataset.ts';
import { accountCount, accountMix, type AccountMixRow } from '../sql/accountMix.ts';
import type { AccountCountRow } from '../sql/accountMix.ts';
import type { Sql } from '../sql/sql.ts';
import { mixDesignEffect } from '../stats/mixDesignEffect.ts';
import type { Comparison } from './comparison.ts';
import type { AnalysisPort } from './port.ts';

/** Of more accounts only so many are looked at: their scatter is known well enough, and a million rows take seconds. */
const ENOUGH_ACCOUNTS = 10_000;

/**
 * By how much the shares of each field's levels scatter more because deals come by account, by the name of the field.
 * @param asked names of the fields   @param where the filters, as a condition on `deals`
 * @param receipt what the names of its receipts begin with, where the same is asked of other quarters too
 * @returns without an entry where the file names no accounts, or each has one deal in the compared quarters
 */
export async function findDriftClustering(
  port: AnalysisPort,
  dataset: Dataset,
  { before, after, clock }: Comparison,
  asked: readonly string[],
  where: Sql,
  receipt = '',
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  if (!dataset.has.account || clock !== 'closed' || asked.length === 0) return found;
  const [count] = await port.rows<AccountCountRow>(
    `${receipt}accounts`,
    'Accounts of the compared quarters',
    accountCount(before, after, where),
  );
  const every = Math.max(1, Math.floor((count?.accounts ?? 0) / ENOUGH_ACCOUNTS));
  const mixOf = (id: string, title: string, of: Parameters<typeof accountMix>[0]) =>
    port.rows<AccountMixRow>(id, title, accountMix(of, before, after, every, where));
  const [all] = await mixOf(`${receipt}account-sizes`, 'Deals of one account', null);
  if (!all || isSingle(all)) return found;
  for (const field of dataset.fields) {
    if (!asked.includes(field.name)) continue;
    await port.breathe();
    const title = `How ${field.name} goes by account`;
    const effect = mixDesignEffect(
      await mixOf(`${receipt}account-mix-${field.key}`, title, field),
      all,
    );
    if (effect !== null) found.set(field.name, effect);
  }
  return found;
}

const isSingle = (all: AccountMixRow): boolean =>
  all.products === 0 &&
  all.before_squares === all.before_deals &&
  all.after_squares === all.after_deals;
