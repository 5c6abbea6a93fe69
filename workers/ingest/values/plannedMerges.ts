import type { ColumnPlan, FileNote, Merge } from '../../../src/domain/intakePlan.ts';
import { notAValue, unmergeable } from '../../../src/domain/mergeProblem.ts';
import { masked } from './personal.ts';

/** Values that were to become another one and stay as they are, and why. */
interface Left {
  from: string[];
  into: string;
  why: string;
}

/** What a person's merges make of one column. */
export interface PlannedMerges {
  /** By value of the file the value that it is to be; never one that becomes another itself. */
  into: ReadonlyMap<string, string>;
  /** What could not be followed. */
  notes: FileNote[];
}

/** So many of the merges that were left out are named; a recipe made on purpose may have thousands. */
const MAX_NAMED = 20;
const MAX_VALUES = 5;
const LONGEST = 60;

/** Follows the merges from value to value; null when they go round in a circle. */
function endOf(value: string, into: ReadonlyMap<string, string>): string | null {
  const met = new Set<string>();
  let at = value;
  for (let next = into.get(at); next !== undefined; next = into.get(at)) {
    if (met.has(at)) return null;
    met.add(at);
    at = next;
  }
  return at;
}

function asPlanned(merges: readonly Merge[]): { into: Map<string, string>; left: Left[] } {
  const first = new Map<string, string>();
  const left: Left[] = [];
  for (const { from, into } of merges) {
    const why = notAValue(into);
    if (why !== null) {
      left.push({ from, into, why });
      continue;
    }
    const blank = from.filter((value) => value.trim() === '');
    if (blank.length > 0) left.push({ from: blank, into, why: 'blank cells stay blank' });
    const other = from.filter((value) => (first.get(value) ?? into) !== into);
    if (other.length > 0) left.push({ from: other, into, why: 'another merge says otherwise' });
    for (const value of from)
      if (value.trim() !== '' && value !== into && !first.has(value)) first.set(value, into);
  }
  const into = new Map<string, string>();
  for (const [value, next] of first) {
    const end = endOf(value, first);
    if (end === null) left.push({ from: [value], into: next, why: 'the merges go in a circle' });
    else into.set(value, end);
  }
  return { into, left };
}

const quoted = (value: string, personal: boolean): string => {
  const shown = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return `“${(personal ? masked(shown) : shown).replaceAll('\0', '\u2400')}”`;
};

function noteOf({ name, personal }: ColumnPlan, { from, into, why }: Left): FileNote {
  const of = (value: string) => quoted(value, personal !== undefined);
  const some = from.slice(0, MAX_VALUES).map(of).join(', ');
  const values = from.length > MAX_VALUES ? `${some} and ${from.length - MAX_VALUES} more` : some;
  const sentence = `In “${name}”, ${values} ${from.length === 1 ? 'was' : 'were'} not merged into ${of(into)}: ${why}.`;
  return { id: 'merges', lines: [], count: from.length, sentence };
}

/** What the plan's merges make of a column, and which of them can't be followed. */
export function plannedMerges(merges: readonly Merge[], column: ColumnPlan): PlannedMerges {
  const own = merges.filter((merge) => merge.column === column.index && merge.from.length > 0);
  const why = unmergeable(column);
  const { into, left } =
    why === null ? asPlanned(own) : { into: new Map<string, string>(), left: [] };
  const all = why === null ? left : own.map((merge): Left => ({ ...merge, why }));
  const notes = all.slice(0, MAX_NAMED).map((one) => noteOf(column, one));
  if (all.length > MAX_NAMED) {
    const count = all.length - MAX_NAMED;
    const sentence = `In “${column.name}”, ${count} more ${count === 1 ? 'merge was' : 'merges were'} not made.`;
    notes.push({ id: 'merges', lines: [], count, sentence });
  }
  return { into, notes };
}
