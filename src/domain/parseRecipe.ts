import type { Outcome } from './outcome.ts';
import {
  type ColumnDecision,
  DECIDED,
  type Decided,
  DROPPED_PARTS,
  type Recipe,
  RECIPE_SCHEMA,
} from './recipe.ts';
import { ROLES } from './role.ts';

/** More than any real recipe has, so that a file made on purpose can't fill the memory. */
const MOST_ENTRIES = 5_000;
const LONGEST_TEXT = 10_000;

class Wrong extends Error {}

type Read<T> = (value: unknown) => T;

const text: Read<string> = (value) => {
  if (typeof value !== 'string' || value.length > LONGEST_TEXT) throw new Wrong();
  return value;
};

const flag: Read<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new Wrong();
  return value;
};

const whole: Read<number> = (value) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new Wrong();
  return value;
};

const oneOf =
  <T>(...all: readonly T[]): Read<T> =>
  (value) => {
    const found = all.find((one) => one === value);
    if (found === undefined) throw new Wrong();
    return found;
  };

const listOf =
  <T>(read: Read<T>): Read<T[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length > MOST_ENTRIES) throw new Wrong();
    return value.map(read);
  };

/** What an object holds under a name; nothing that it only inherits. */
const partsOf = (value: unknown): ((name: string) => unknown) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Wrong();
  const parts = new Map<string, unknown>(Object.entries(value));
  return (name) => parts.get(name);
};

const readers: { [part in keyof Decided]: Read<Decided[part]> } = {
  role: oneOf(...ROLES),
  type: oneOf('text', 'number', 'date', 'boolean'),
  dateFormat: (value) => (value === null ? null : text(value)),
  decimalMark: oneOf('.', ',', null),
  dateOrder: oneOf('ambiguous', 'mixed', 'chosen', null),
  decimalDoubt: oneOf('ambiguous', 'mixed', 'unseen', 'settled', 'chosen', null),
  lever: oneOf(true, false, null),
};

const decided: Read<Partial<Decided>> = (value) => {
  const of = partsOf(value);
  const given = DECIDED.filter((part) => of(part) !== undefined);
  return Object.fromEntries(given.map((part) => [part, readers[part](of(part))]));
};

const column: Read<ColumnDecision> = (value) => {
  const of = partsOf(value);
  return {
    name: text(of('name')),
    nth: whole(of('nth') ?? 0),
    was: decided(of('was')),
    now: decided(of('now')),
  };
};

function recipe(value: unknown): Recipe {
  const of = partsOf(value);
  const outcomes = partsOf(of('outcomes'));
  const meaning = oneOf<Outcome>('won', 'lost', 'open');
  const sheet = of('sheet') === null ? null : partsOf(of('sheet'));
  // Recipes kept before have none of these.
  const currency = (of('currency') ?? null) === null ? null : partsOf(of('currency'));
  const named = currency?.('column') ?? null;
  return {
    schema: oneOf<typeof RECIPE_SCHEMA>(RECIPE_SCHEMA)(of('schema')),
    savedOn: text(of('savedOn')),
    file: text(of('file')),
    header: listOf(text)(of('header')),
    sheet: sheet && { name: text(sheet('name')), insteadOf: listOf(text)(sheet('insteadOf')) },
    otherSheets: listOf((one) => {
      const part = partsOf(one);
      return {
        file: text(part('file')),
        name: text(part('name')),
        insteadOf: listOf(text)(part('insteadOf')),
      };
    })(of('otherSheets') ?? []),
    answers: listOf((one) => {
      const part = partsOf(one);
      return {
        id: text(part('id')),
        value: text(part('value')),
        label: text(part('label')),
      };
    })(of('answers')),
    columns: listOf(column)(of('columns')),
    outcomes: {
      afresh: flag(outcomes('afresh')),
      meanings: listOf((one) => {
        const part = partsOf(one);
        return { value: text(part('value')), meaning: meaning(part('meaning')) };
      })(outcomes('meanings')),
    },
    dropped: listOf(oneOf(...DROPPED_PARTS))(of('dropped')),
    currency: currency && {
      column: named === null ? null : text(named),
      keep: text(currency('keep')),
    },
    merges: listOf((one) => {
      const part = partsOf(one);
      return {
        column: text(part('column')),
        from: listOf(text)(part('from')),
        into: text(part('into')),
      };
    })(of('merges')),
    joins: listOf((one) => {
      const part = partsOf(one);
      return {
        file: text(part('file')),
        column: text(part('column')),
        key: text(part('key')),
        accepted: flag(part('accepted')),
      };
    })(of('joins')),
  };
}

/** A recipe from parsed JSON; null when it is none. What a recipe has no place for is left out. */
export function parseRecipe(value: unknown): Recipe | null {
  try {
    return recipe(value);
  } catch (thrown) {
    if (thrown instanceof Wrong) return null;
    throw thrown;
  }
}
