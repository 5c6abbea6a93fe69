import { getContext, setContext } from 'svelte';
import type { DealsAsked } from '../../state/deals.svelte.ts';

/** Null opens nothing: the deals can't be told. */
export type OpenDeals = (asked: DealsAsked | null) => void;

const KEY = Symbol('deals');

/** For the page: what opens the deals behind a number, for every card on it. */
export const provideDeals = (open: OpenDeals): void => {
  setContext(KEY, open);
};

/** For a card; null where nothing can open them, as on a page by itself. */
export const dealsOpener = (): OpenDeals | null => getContext<OpenDeals | undefined>(KEY) ?? null;
