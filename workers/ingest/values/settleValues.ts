import type { LoadedTable } from '../../../src/domain/dataset.ts';
import type { FileNote, IntakePlan } from '../../../src/domain/intakePlan.ts';
import {
  countValues,
  oddValues,
  replacedLevels,
  replaceValues,
  spelledValues,
  valueCounts,
  type ValueRow,
} from '../../../src/sql/load/mergeValues.ts';
import type { StoredColumn } from '../../../src/sql/load/storage.ts';
import { BLANK_SPELLINGS, blankWords, COMMON_BLANKS, isBlankWord } from './blanks.ts';
import type { LoadPort } from '../port.ts';
import { plannedMerges } from './plannedMerges.ts';

/** Longer texts, in bytes, say something. */
const LONGEST = 80;
const MAX_ODD = 10_000;
/** Enough of a column's values to see whether “NA” is a word among them. */
const SOME_VALUES = 1_000;

/** The columns once words that say nothing are blank and merged values are one. */
export interface SettledValues {
  columns: StoredColumn[];
  blanks: NonNullable<LoadedTable['blanks']>;
  /** Merges that could not be made. */
  notes: FileNote[];
}

/** Up to so many rows every spelling is looked for in columns of many different texts, above only the common ones. */
const THOROUGH_ROWS = 100_000;

/** The words of one column that say nothing, with their rows. */
async function blanksOf(
  port: LoadPort,
  { column, storage }: StoredColumn,
  rows: number,
): Promise<ValueRow[]> {
  if (storage.kind === 'levels') {
    const words = blankWords(storage.levels);
    return words.length > 0 ? port.query<ValueRow>(countValues(column, words)) : [];
  }
  const odd = await port.query<ValueRow>(oddValues(column, COMMON_BLANKS, LONGEST, MAX_ODD));
  const rare =
    rows <= THOROUGH_ROWS ? await port.query<ValueRow>(spelledValues(column, BLANK_SPELLINGS)) : [];
  const all = new Map([...odd, ...rare].map((row) => [row.value, row]));
  const found = [...all.values()].filter(({ value }) => isBlankWord(value));
  if (!found.some(({ value }) => /^\s*na\s*$/i.test(value))) return found;
  const others = await port.query<ValueRow>(valueCounts(column, SOME_VALUES));
  const words = blankWords([...found, ...others].map(({ value }) => value));
  return found.filter(({ value }) => words.includes(value));
}

async function replaced(port: LoadPort, stored: StoredColumn, all: Map<string, string | null>) {
  const { storage } = stored;
  const values =
    storage.kind === 'levels'
      ? new Map([...all].filter(([value]) => storage.levels.includes(value)))
      : all;
  if (values.size === 0) return stored;
  await port.run(replaceValues(stored.column, storage, values));
  if (storage.kind !== 'levels') return stored;
  const levels = replacedLevels(storage.levels, values);
  return {
    ...stored,
    storage: levels.length > 0 ? { ...storage, levels } : ({ kind: 'text' } as const),
  };
}

/**
 * Before columns are turned into numbers and dates: cells that only say “nothing here” become blank, and values the
 * plan merges become one. The outcome keeps its own words, as every one of them is told with what it means.
 */
export async function settleValues(
  port: LoadPort,
  plan: IntakePlan,
  columns: readonly StoredColumn[],
  rows: number,
): Promise<SettledValues> {
  const blanks: SettledValues['blanks'] = [];
  const notes: FileNote[] = [];
  const done: StoredColumn[] = [];
  for (const stored of columns) {
    const own = plan.columns[stored.index];
    const { kind } = stored.storage;
    const merges = own ? plannedMerges(plan.merges, own) : null;
    notes.push(...(merges?.notes ?? []));
    if (!own || !merges || stored.column === 'outcome' || (kind !== 'text' && kind !== 'levels')) {
      done.push(stored);
      continue;
    }
    const { into } = merges;
    // What a person takes for another value says something.
    const found = (await blanksOf(port, stored, rows)).filter(({ value }) => !into.has(value));
    blanks.push(...found.map(({ value, rows }) => ({ column: own.name, value, rows })));
    const nothing = found.map(({ value }) => [value, null] as const);
    done.push(await replaced(port, stored, new Map<string, string | null>([...nothing, ...into])));
  }
  return { columns: done, blanks, notes };
}
