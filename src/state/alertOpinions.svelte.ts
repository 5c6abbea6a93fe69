import {
  type AlertFeedback,
  type AlertOpinion,
  FEEDBACK_SCHEMA,
  headerKey,
  isHidden,
  type Opinion,
  parseAlertFeedback,
} from '../domain/alertFeedback.ts';
import type { Keep } from './preferences.svelte.ts';

const KEY = 'plumbline.alert-feedback';
/** The oldest go first. */
const MOST_FILES = 50;
const MOST_STEPS = 50;

function keptIn(keep: Keep): AlertFeedback[] {
  try {
    const kept: unknown = JSON.parse(keep?.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((one) => parseAlertFeedback(one) ?? []) : [];
  } catch {
    return [];
  }
}

/** What a page needs of them: the alerts of the file it shows. */
export interface OpinionsOfFile {
  about: (alert: string) => Opinion | null;
  isHidden: (alert: string, period: string | null) => boolean;
  say: (alert: string, opinion: Opinion | null, period: string | null) => void;
  remove: () => void;
  undo: () => void;
  kept: () => AlertFeedback | null;
  canUndo: () => boolean;
  remembered: () => boolean;
}

/** What a person thinks of the alerts: kept in this browser under the names of the file's columns, and nowhere else. */
export class AlertOpinions {
  #all: readonly AlertFeedback[] = $state.raw([]);
  #past: readonly (readonly AlertFeedback[])[] = $state.raw([]);
  /** False when the browser keeps nothing: then they last as long as the page. */
  remembered = $state.raw(true);
  #keep: Keep;

  constructor(keep: Keep) {
    this.#keep = keep;
    this.#all = keptIn(keep);
    this.remembered = keep !== null;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** The same, of one file. */
  ofFile(header: readonly string[]): OpinionsOfFile {
    return {
      about: (alert) => this.about(header, alert)?.opinion ?? null,
      isHidden: (alert, period) => this.isHidden(header, alert, period),
      say: (alert, opinion, period) => this.say(header, alert, opinion, period),
      remove: () => this.remove(header),
      undo: () => this.undo(),
      kept: () => this.of(header),
      canUndo: () => this.canUndo,
      remembered: () => this.remembered,
    };
  }

  /** What was said of the alerts of such a file; null when nothing was. */
  of(header: readonly string[]): AlertFeedback | null {
    return this.#all.find((one) => headerKey(one.header) === headerKey(header)) ?? null;
  }

  about(header: readonly string[], alert: string): AlertOpinion | undefined {
    return this.of(header)?.opinions.find((one) => one.alert === alert);
  }

  /** @param period last day of the period that is looked at */
  isHidden(header: readonly string[], alert: string, period: string | null): boolean {
    return isHidden(this.about(header, alert), period);
  }

  /** Null takes back what was said. */
  say(
    header: readonly string[],
    alert: string,
    opinion: Opinion | null,
    period: string | null,
  ): void {
    const before = this.of(header)?.opinions.filter((one) => one.alert !== alert) ?? [];
    const opinions = opinion === null ? before : [...before, { alert, opinion, period }];
    this.#change(header, opinions);
  }

  /** Forgets everything said of the alerts of such a file. */
  remove(header: readonly string[]): void {
    this.#change(header, []);
  }

  /** Takes over what was saved; said of the same alert, it counts. @returns whether it was anything */
  import(value: unknown): boolean {
    const saved = parseAlertFeedback(value);
    if (!saved) return false;
    const isNew = new Set(saved.opinions.map(({ alert }) => alert));
    const kept = this.of(saved.header)?.opinions.filter(({ alert }) => !isNew.has(alert)) ?? [];
    this.#change(saved.header, [...kept, ...saved.opinions]);
    return true;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#write(before);
  }

  #change(header: readonly string[], opinions: AlertOpinion[]): void {
    this.#past = [...this.#past.slice(1 - MOST_STEPS), this.#all];
    const others = this.#all.filter((one) => headerKey(one.header) !== headerKey(header));
    const own: AlertFeedback = { schema: FEEDBACK_SCHEMA, header: [...header], opinions };
    this.#write(opinions.length > 0 ? [own, ...others].slice(0, MOST_FILES) : others);
  }

  #write(all: readonly AlertFeedback[]): void {
    this.#all = all;
    try {
      this.#keep?.setItem(KEY, JSON.stringify(all));
      this.remembered = this.#keep !== null;
    } catch {
      this.remembered = false;
    }
  }
}
