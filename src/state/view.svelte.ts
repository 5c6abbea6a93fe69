export const PAGES = ['brief', 'segments', 'drivers', 'check', 'method', 'share'] as const;
export type Page = (typeof PAGES)[number];

const pageOf = (hash: string): Page => {
  const name = hash.replace(/^#\/?/, '');
  return PAGES.find((page) => page === name) ?? 'brief';
};

/** Which page is shown. It lives in the address, so that Back goes back. */
export class View {
  page: Page = $state.raw('brief');
  #window: Pick<Window, 'location' | 'addEventListener'>;

  constructor(window: Pick<Window, 'location' | 'addEventListener'>) {
    this.#window = window;
    this.page = pageOf(window.location.hash);
    window.addEventListener('hashchange', () => {
      this.page = pageOf(window.location.hash);
    });
  }

  open(page: Page): void {
    if (page === this.page) return;
    this.page = page;
    this.#window.location.hash = page;
  }
}
