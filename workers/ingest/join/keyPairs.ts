import type { Examined } from '../inspect.ts';
import type { ColumnProfile } from '../profile.ts';
import { nameLikeness } from './keyNames.ts';

/** A column of one file that holds the values of a column of another. */
export interface KeyPair {
  /** The column that refers, in the file joined to, and the key it refers to. */
  column: number;
  key: number;
  /** Share of the column's different values that the key has, 0–1, as the samples show it. */
  overlap: number;
  /** 0–1, see `nameLikeness`. */
  likeness: number;
  /** Each filled value of the key, and of the column, stands once. */
  keyIsUnique: boolean;
  columnIsUnique: boolean;
  /** Different values of the key as a share of its filled cells. */
  keyVariety: number;
}

/** Below this a join would leave more open than it tells. */
const ENOUGH = 0.5;
/** Overlaps closer than this are as good as each other; the names decide. */
const STEP = 0.05;
const ID_DIGITS = 5;

const filled = ({ rows, blanks }: ColumnProfile): number => rows - blanks;
const isUnique = (profile: ColumnProfile): boolean => profile.values.size === filled(profile);

/** Text, or whole numbers; dates, amounts, and true and false refer to nothing. */
const canRefer = ({ type, number, values }: ColumnProfile): boolean =>
  values.size > 1 && (type === 'text' || (type === 'number' && number?.integers === true));

/** Small whole numbers are in any two columns of counts: there the names have to say that it is the same. */
const isCountLike = ({ type, meanLength }: ColumnProfile): boolean =>
  type === 'number' && meanLength < ID_DIGITS;

/** Values that are looked up before all are. */
const PROBE = 200;

/** @param keyShare how much of the key's file its sample is: so much of what is there can be found at most */
function overlapOf(column: ColumnProfile, key: ColumnProfile, keyShare: number): number {
  const values = [...column.values.keys()];
  const found = (some: readonly string[]) => some.filter((value) => key.values.has(value)).length;
  const every = Math.ceil(values.length / PROBE);
  const probe = every > 1 ? values.filter((_, i) => i % every === 0) : [];
  if (keyShare === 1 && found(probe) * 4 < probe.length) return 0;
  return Math.min(found(values) / (values.length * keyShare), 1);
}

/**
 * The pairs of columns by which `other` could hang on `file`, the likeliest first. Values decide, names break ties.
 * @param leftOut columns of `file` that refer to nothing: its amounts and what says how a deal ended
 */
export function keyPairs(file: Examined, other: Examined, leftOut: ReadonlySet<number>): KeyPair[] {
  const columns = file.profiles.filter((p) => canRefer(p) && !leftOut.has(p.index));
  const keys = other.profiles.filter(canRefer);
  const pairs: KeyPair[] = [];
  for (const column of columns) {
    for (const key of keys) {
      const overlap = overlapOf(column, key, other.share);
      if (overlap < ENOUGH) continue;
      const likeness = nameLikeness(
        { column: column.name, file: file.opened.file.name },
        { column: key.name, file: other.opened.file.name },
      );
      if ((isCountLike(column) || isCountLike(key)) && likeness < 1) continue;
      pairs.push({
        column: column.index,
        key: key.index,
        overlap,
        likeness,
        keyIsUnique: isUnique(key),
        columnIsUnique: isUnique(column),
        keyVariety: key.values.size / Math.max(filled(key), 1),
      });
    }
  }
  const rank = ({ overlap, likeness }: KeyPair) => Math.round(overlap / STEP) + likeness / 2;
  return pairs.sort((a, b) => rank(b) - rank(a) || a.column - b.column || a.key - b.key);
}
