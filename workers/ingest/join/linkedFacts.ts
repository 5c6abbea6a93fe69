import type { JoinReport, LoadedTable, MergeOffer } from '../../../src/domain/dataset.ts';
import type { SourceFile } from '../../../src/domain/document/source.ts';
import { joinedFiles } from '../../../src/domain/joins.ts';
import { MAX_REJECTED_SHOWN } from '../limits.ts';
import { sourceFile } from '../report.ts';
import type { Joined } from './joinLinked.ts';
import type { LinkedRead } from './readLinked.ts';

/** What is told of the files dropped with the deals, beside what is told of the deals' own. */
export interface LinkedFacts {
  sources: SourceFile[];
  rejected: LoadedTable['rejected'];
  repaired: LoadedTable['repaired'];
  notes: LoadedTable['notes'];
  unreadable: LoadedTable['unreadable'];
  /** Words in the joined columns that count as blank, with the cells of their own file. */
  blanks: NonNullable<LoadedTable['blanks']>;
  joins: JoinReport[];
  mergeOffers: MergeOffer[];
}

export const NOTHING_LINKED: LinkedFacts = {
  sources: [],
  rejected: [],
  repaired: [],
  notes: [],
  unreadable: [],
  blanks: [],
  joins: [],
  mergeOffers: [],
};

function joinedOn({ accepted, refused, column, key }: JoinReport): string | null {
  if (!accepted || refused !== null || column === null || key === null) return null;
  return column === key ? column : `${column} = ${key}`;
}

/** Lines are those of their own file, so its name stands before them. */
export function linkedFacts(reads: readonly LinkedRead[], joined: Joined): LinkedFacts {
  const reportOf = (file: number) => joined.joins.find((one) => one.file === file);
  const inFile = <T extends { reason: string }>(name: string, notes: readonly T[]): T[] =>
    notes.map((note) => ({ ...note, reason: `${name}: ${note.reason}` }));
  const used = new Set(joinedFiles(joined.plan).map(({ file }) => file));
  const kept = reads.filter(({ link }) =>
    link.kind === 'lookup' ? used.has(link.file) : link.accepted,
  );
  return {
    sources: reads.map(({ link, read }) => {
      const report = reportOf(link.file);
      return sourceFile(read.opened, link.dialect, read, report ? joinedOn(report) : null);
    }),
    rejected: reads.flatMap(({ link, read }) => inFile(link.name, read.shown)),
    repaired: reads.flatMap(({ link, read }) => inFile(link.name, read.shownRepaired)),
    notes: reads.flatMap(({ link, read }) =>
      read.notes.map((note) => ({ ...note, sentence: `${link.name}: ${note.sentence}` })),
    ),
    unreadable: kept.flatMap(({ columns }) => columns?.unreadable ?? []),
    blanks: kept.flatMap(({ blanks }) => blanks),
    joins: joined.joins,
    mergeOffers: joined.mergeOffers,
  };
}

/** What a key calls its values goes before what is merely the commoner spelling among the deals. */
export function allOffers(
  byKey: readonly MergeOffer[],
  others: readonly MergeOffer[],
): MergeOffer[] {
  const valuesOf = ({ into, from }: MergeOffer) => [into, ...from.map(({ value }) => value)];
  const settled = (offer: MergeOffer) =>
    byKey.some(
      (one) =>
        one.column === offer.column && valuesOf(one).some((v) => valuesOf(offer).includes(v)),
    );
  return [...byKey, ...others.filter((offer) => !settled(offer))];
}

/** As many of some notes as are shown. */
export const shownNotes = <T>(own: readonly T[], others: readonly T[]): T[] =>
  [...own, ...others].slice(0, MAX_REJECTED_SHOWN);
