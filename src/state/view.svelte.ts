import { type Misfit, sameWishes, type Wishes } from '../domain/wishes.ts';
import {
  type Address,
  type Options,
  type Page,
  type Place,
  readAddress,
  saysWishes,
  writeAddress,
} from './address.ts';

export type { Page } from './address.ts';

type Frame = Pick<Window, 'location' | 'history' | 'addEventListener'>;

/** On every step of the history that is ours, and so says all that is wished for at it. */
const OURS = 'plumbline';

/** Which page is shown, how, and what is asked of the file. It lives in the address: Back goes back, and a link gives it again. */
export class View {
  /** Told what the address wishes for when somebody goes back or forward, or writes it. */
  onTravel: (wishes: Wishes) => void = () => undefined;
  /** What of the address says nothing. */
  misfits: readonly Misfit[] = $state.raw([]);
  #address: Address = $state.raw(readAddress(''));
  #lookedAt: Place = $state.raw({ page: 'brief', detail: null });
  #window: Frame;

  constructor(window: Frame) {
    this.#window = window;
    this.#read();
    // The step the page starts on says all of it, be it nothing.
    this.#mark(null);
    window.addEventListener('hashchange', () => this.#travel());
  }

  get page(): Page {
    return this.#address.page;
  }

  get detail(): string | null {
    return this.#address.detail;
  }

  get options(): Options {
    return this.#address.options;
  }

  get wishes(): Wishes {
    return this.#address.wishes;
  }

  /** The whole address of what is looked at, to be shared: on the page that shares it, of the page before. */
  get link(): string {
    const base = this.#window.location.href.split('#', 1)[0] ?? '';
    return `${base}#${writeAddress({ ...this.#address, ...this.#lookedAt })}`;
  }

  /** @param detail a part of the page, as the address says it */
  open(page: Page, detail: string | null = null): void {
    if (page === this.page && this.detail === detail) return;
    this.#go({ ...this.#address, page, detail }, 'push');
  }

  /** @param how a wish is a step one can go back from; what puts one right is none */
  keepWishes(wishes: Wishes, how: 'push' | 'replace'): void {
    if (sameWishes(wishes, this.wishes)) return;
    if (how === 'push') this.misfits = [];
    this.#go({ ...this.#address, wishes }, how);
  }

  /** Null is the usual choice, and leaves the address. It is no step of its own. */
  setOption(name: string, value: string | null): void {
    if ((this.options[name] ?? null) === value) return;
    const others = Object.entries(this.options).filter(([other]) => other !== name);
    const options = Object.fromEntries(value === null ? others : [...others, [name, value]]);
    this.#go({ ...this.#address, options }, 'replace');
  }

  #read(): void {
    const { misfits, ...address } = readAddress(this.#window.location.hash);
    this.#show(address);
    this.misfits = misfits;
  }

  #travel(): void {
    const { wishes, options } = this.#address;
    const { history, location } = this.#window;
    const ours = history.state === OURS;
    if (ours && writeAddress(readAddress(location.hash)) === writeAddress(this.#address)) return;
    this.#read();
    if (ours || saysWishes(location.hash)) {
      if (!ours) this.#mark(null);
      this.onTravel(this.wishes);
      return;
    }
    // A link of ours names a page and nothing else.
    this.#go({ ...this.#address, wishes, options }, 'replace');
  }

  #go(address: Address, how: 'push' | 'replace'): void {
    this.#show(address);
    const hash = `#${writeAddress(address)}`;
    if (how === 'replace') return this.#mark(hash);
    try {
      this.#window.history.pushState(OURS, '', hash);
    } catch {
      // A browser has enough of steps, for now: the page goes on without one.
    }
  }

  #show(address: Address): void {
    this.#address = address;
    const { page, detail } = address;
    if (page !== 'share') this.#lookedAt = { page, detail };
  }

  #mark(hash: string | null): void {
    try {
      this.#window.history.replaceState(OURS, '', hash);
    } catch {
      // As above.
    }
  }
}
