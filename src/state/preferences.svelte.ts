export type Theme = 'system' | 'light' | 'dark';

const KEY = 'plumbline.theme';
const isTheme = (value: unknown): value is Theme =>
  value === 'system' || value === 'light' || value === 'dark';

/** The little a browser may be asked to keep; one that refuses (private window, file://) is no failure. */
export type Keep = Pick<Storage, 'getItem' | 'setItem'> | null;

/** How the page should look. `root` is the element that carries `data-theme`. */
export class Preferences {
  theme: Theme = $state.raw('system');
  #root: HTMLElement;
  #keep: Keep;

  constructor(root: HTMLElement, keep: Keep) {
    this.#root = root;
    this.#keep = keep;
    const kept = keep?.getItem(KEY);
    this.#show(isTheme(kept) ? kept : 'system');
  }

  setTheme(theme: Theme): void {
    this.#show(theme);
    try {
      this.#keep?.setItem(KEY, theme);
    } catch {
      // Nothing is lost but the memory of it.
    }
  }

  #show(theme: Theme): void {
    this.theme = theme;
    this.#root.dataset['theme'] = theme;
  }
}
