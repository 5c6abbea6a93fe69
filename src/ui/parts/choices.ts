import { getContext, setContext } from 'svelte';
import type { Days } from '../../domain/definitions.ts';
import type { SegmentLevel } from '../../domain/document/combinations.ts';
import type { Period } from '../../domain/document/periods.ts';

/** What a click on a chart or a cell can ask of the file. */
export interface Choices {
  /** Filters every page by all of these levels; by none of them when it was by all already. */
  filterBy: (levels: readonly SegmentLevel[]) => void;
  isFiltered: (one: SegmentLevel) => boolean;
  /** Whether the file has such a level: not all that charts show are, as where rare ones were gathered. */
  canFilter: (one: SegmentLevel) => boolean;
  /** Compares a period with the one before it, on the clock it is counted by. */
  compare: (before: Period, after: Period) => void;
  /** Looks at the deals alone that closed in the quarters these days lie in. */
  filterClosed: (days: Days) => void;
}

const KEY = Symbol('choices');

/** For the page. */
export const provideChoices = (choices: Choices): void => {
  setContext(KEY, choices);
};

/** For a card; null on a page by itself. */
export const choicesOf = (): Choices | null => getContext<Choices | undefined>(KEY) ?? null;
