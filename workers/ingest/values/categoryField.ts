import { BLANK_LEVEL } from '../../../src/domain/field.ts';
import { levelCounts, type LevelRow } from '../../../src/sql/load/levelCounts.ts';
import { MAX_LEVELS, MAX_REPS } from '../limits.ts';
import type { LoadPort } from '../port.ts';
import type { Usage } from '../usage.ts';

/** Closed deals a level needs, on average, before “all won” or “all lost” is more than chance. */
const PURE_DEALS = 10;
/** Levels times outcomes, and more than enough. */
const MAX_ROWS = 4 * MAX_REPS;

/** A level with what became of its deals. */
interface Level {
  level: string | null;
  won: number;
  lost: number;
  open: number;
}

function levelsIn(rows: readonly LevelRow[]): Level[] {
  const levels = new Map<string | null, Level>();
  for (const { level, outcome, deals } of rows) {
    const found = levels.get(level) ?? { level, won: 0, lost: 0, open: 0 };
    found[outcome] += deals;
    levels.set(level, found);
  }
  return [...levels.values()];
}

const isPure = ({ won, lost }: Level) => won === 0 || lost === 0;

/**
 * Why a column only repeats the outcome; null when it does not: each of its values has one outcome, or it tells
 * apart nothing but open and closed.
 */
export function repeatsOutcome(levels: readonly Level[]): string | null {
  const closed = levels.filter(({ won, lost }) => won + lost > 0);
  const deals = closed.reduce((sum, { won, lost }) => sum + won + lost, 0);
  const both = closed.some(({ won }) => won > 0) && closed.some(({ lost }) => lost > 0);
  if (closed.length > 1 && both && closed.every(isPure) && deals >= PURE_DEALS * closed.length) {
    return 'Each of its values stands for one outcome, so it says how a deal ended and not why.';
  }
  const open = levels.filter((level) => level.open > 0);
  const apart = open.every(({ won, lost }) => won + lost === 0);
  if (
    levels.length <= 3 &&
    open.length > 0 &&
    closed.length === 1 &&
    apart &&
    deals >= PURE_DEALS
  ) {
    return 'It only says whether a deal is closed.';
  }
  return null;
}

/** Looks whether a column of text or of true and false can be a field: a few levels, known before the outcome. */
export async function categoryField(port: LoadPort, usage: Usage): Promise<Usage> {
  const { plan, column } = usage;
  const rep = plan.role === 'rep';
  const most = rep ? MAX_REPS : MAX_LEVELS;
  const rows = await port.query<LevelRow>(levelCounts(column, MAX_ROWS));
  const whole = rows.length < MAX_ROWS;
  const all = levelsIn(rows);
  const named = all.filter(({ level }) => level !== null && level !== BLANK_LEVEL);
  const blank = rows.reduce((sum, { level, deals }) => sum + (level === null ? deals : 0), 0);
  const names = named.map(({ level }) => level ?? '').sort();
  const levels = all.length > named.length ? [...names, BLANK_LEVEL] : names;
  const counts = whole ? { distinct: names.length, blank } : null;
  const ignored = (reason: string): Usage => ({ ...usage, counts, usedAs: 'ignored', reason });
  if (names.length > most) {
    const many = whole ? `${names.length}` : `more than ${MAX_REPS}`;
    return ignored(`It has ${many} different values; up to ${most} can be compared.`);
  }
  if (levels.length < 2) return ignored('Every cell holds the same value.');
  const repeats = repeatsOutcome(all);
  if (repeats !== null) return ignored(repeats);
  const role = rep ? 'rep' : 'field';
  const field = {
    column,
    name: plan.name,
    role,
    kind: 'categorical',
    levels,
    breaks: null,
  } as const;
  return { ...usage, counts, usedAs: 'field', field: { ...field, levels } };
}
