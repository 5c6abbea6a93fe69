import { getContext, setContext } from 'svelte';

/** Where it is kept how cards are shown. */
export interface OptionStore {
  get: (name: string) => string | null;
  set: (name: string, value: string | null) => void;
}

/** How one card is shown, such as the field it splits by; null as usual. */
export interface ViewOption {
  value: string | null;
}

const KEY = Symbol('options');

/** For the page. */
export const provideOptions = (store: OptionStore): void => {
  setContext(KEY, store);
};

/** For a card. On a page by itself it lasts as long as the card. @param name the same whenever the card is shown */
export function viewOption(name: string): ViewOption {
  const store = getContext<OptionStore | undefined>(KEY);
  let own: string | null = $state.raw(null);
  return {
    get value() {
      return store ? store.get(name) : own;
    },
    set value(next) {
      if (store) store.set(name, next);
      else own = next;
    },
  };
}
