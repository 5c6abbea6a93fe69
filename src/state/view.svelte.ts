export const PAGES = ['brief', 'segments', 'drivers', 'check', 'method', 'share'] as const;
export type Page = (typeof PAGES)[number];

interface Place {
  page: Page;
  /** What of the page is shown, such as one statistic of Data & method; null for the page itself. */
  detail: string | null;
}

/** `#method/win-rate` is the statistic `win-rate` on the page `method`. */
function placeOf(hash: string): Place {
  const [name, detail = ''] = hash.replace(/^#\/?/, '').split('/', 2);
  const page = PAGES.find((one) => one === name) ?? 'brief';
  return { page, detail: page === name && detail !== '' ? detail : null };
}

/** Which page is shown. It lives in the address, so that Back goes back. */
export class View {
  #place: Place = $state.raw({ page: 'brief', detail: null });
  #window: Pick<Window, 'location' | 'addEventListener'>;

  constructor(window: Pick<Window, 'location' | 'addEventListener'>) {
    this.#window = window;
    this.#place = placeOf(window.location.hash);
    window.addEventListener('hashchange', () => {
      this.#place = placeOf(window.location.hash);
    });
  }

  get page(): Page {
    return this.#place.page;
  }

  get detail(): string | null {
    return this.#place.detail;
  }

  open(page: Page): void {
    if (page === this.page && this.detail === null) return;
    this.#place = { page, detail: null };
    this.#window.location.hash = page;
  }
}
