import { headerText } from '../roles/headerWords.ts';
import type { Examined } from '../inspect.ts';
import { keyPairs, type KeyPair } from './keyPairs.ts';
import {
  historyColumns,
  type HistoryColumns,
  quotaColumns,
  type QuotaColumns,
} from './recognise.ts';

/** What a file is to the deals, before its columns are planned. */
export type Link =
  | { kind: 'lookup'; place: number; to: number; pair: KeyPair; accepted: boolean }
  | { kind: 'history'; place: number; to: number; pair: KeyPair; columns: HistoryColumns }
  | { kind: 'quota'; place: number; to: number; pair: KeyPair; columns: QuotaColumns }
  | { kind: 'unused'; place: number };

/** A key that repeats so little is meant to be one, and is told to be broken. */
const NEARLY_UNIQUE = 0.5;

/** The columns of the deals that refer to nothing: how they ended, and what they are worth. */
function dealLeftOut({ profiles, outcome }: Examined, amount: number | null): Set<number> {
  const flags = profiles.filter(({ type }) => type === 'boolean').map(({ index }) => index);
  return new Set([...flags, outcome.column ?? -1, amount ?? -1]);
}

/** Whether two files have the same columns: two exports of the same kind, which are not put together. */
function isAnotherExport(deals: Examined, file: Examined): boolean {
  const names = ({ profiles }: Examined) => profiles.map(({ name }) => headerText(name)).sort();
  return names(deals).join('\n') === names(file).join('\n');
}

/** How a file hangs on the deals or on a lookup of theirs, if it does. */
function linkTo(
  base: Examined,
  to: number,
  file: Examined,
  place: number,
  leftOut: ReadonlySet<number>,
  isDeals: boolean,
): Link | null {
  const pairs = keyPairs(base, file, leftOut);
  const unique = pairs.find(({ keyIsUnique }) => keyIsUnique);
  if (unique) return { kind: 'lookup', place, to, pair: unique, accepted: true };
  if (!isDeals) return null;
  const ofDeal = pairs.find(({ columnIsUnique }) => columnIsUnique);
  const history = ofDeal && historyColumns(file);
  if (ofDeal && history) return { kind: 'history', place, to, pair: ofDeal, columns: history };
  const quota = quotaColumns(file);
  const ofRep = pairs.find(({ columnIsUnique, key }) => !columnIsUnique && key !== quota?.amount);
  if (ofRep && quota) return { kind: 'quota', place, to, pair: ofRep, columns: quota };
  const broken = ofDeal ?? pairs.find(({ keyVariety }) => keyVariety >= NEARLY_UNIQUE);
  return broken ? { kind: 'lookup', place, to, pair: broken, accepted: false } : null;
}

/**
 * What each of the other files is to the deals: first those that hang on the deals themselves, then those that hang on
 * a lookup. Files that could not be looked at are null.
 */
export function findLinks(
  files: readonly (Examined | null)[],
  dealsPlace: number,
  amount: number | null,
): Link[] {
  const deals = files[dealsPlace];
  if (!deals) return [];
  const links: Link[] = [];
  let open = [...files.keys()].filter((place) => place !== dealsPlace);
  let bases = [{ base: deals, to: dealsPlace, leftOut: dealLeftOut(deals, amount) }];
  while (bases.length > 0 && open.length > 0) {
    const found = open.flatMap((place) => {
      const file = files[place];
      if (!file || isAnotherExport(deals, file)) return [];
      for (const { base, to, leftOut } of bases) {
        const link = linkTo(base, to, file, place, leftOut, to === dealsPlace);
        if (link) return [link];
      }
      return [];
    });
    links.push(...found);
    open = open.filter((place) => !found.some((link) => link.place === place));
    bases = found.flatMap((link) => {
      const base = files[link.place];
      return base && link.kind === 'lookup' && link.accepted
        ? [{ base, to: link.place, leftOut: new Set([link.pair.key]) }]
        : [];
    });
  }
  return [...links, ...open.map((place): Link => ({ kind: 'unused', place }))].sort(
    (a, b) => a.place - b.place,
  );
}
