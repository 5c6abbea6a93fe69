import { DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { boot } from '../../workers/duckdb/boot.ts';

/** What the bench does inside the page: the plain load, and looking at what is on screen when. */

/** When things were on screen, as `performance.now()` has it; `dropped` is when the file was given. */
export interface IntakeMarks {
  dropped: number;
  loaded: number;
  firstFour: number;
  drivers: number;
  everything: number;
}

const TIMEOUT_MS = 300_000;

const has = (selector: string) => document.querySelector(selector) !== null;
const textOf = (selector: string) => document.querySelector(selector)?.textContent.trim() ?? '';

const assetUrl = (name: RegExp): string => {
  const found = performance.getEntriesByType('resource').find((entry) => name.test(entry.name));
  if (!found) throw new Error(`The app fetched nothing like ${name}.`);
  return found.name;
};
const blobOf = async (url: string): Promise<Blob> => (await fetch(url)).blob();

/**
 * How long DuckDB alone takes to load the file into a table, read by what it detects by itself. Each load has an
 * engine of its own, as new as the app's is when a file is dropped, made of the very files the app has fetched:
 * a second load would find its memory there and its code compiled.
 */
export async function plainLoads(input: Element | null, times: number): Promise<number[]> {
  const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
  if (!file) throw new Error('No file was given.');
  const worker = await blobOf(assetUrl(/duckdb-browser-eh\.worker.*\.js$/));
  const script = new Blob([worker], { type: 'text/javascript' });
  const wasm = await blobOf(assetUrl(/duckdb-eh.*\.bin$/));
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const { db, connection, terminate } = await boot({ script, wasm });
    await db.registerFileHandle('plain.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    const began = performance.now();
    await db.runQuery(connection, `CREATE TABLE plain AS SELECT * FROM read_csv('plain.csv')`);
    took.push(performance.now() - began);
    terminate();
  }
  return took;
}

/** Resolves with the time at which the page first was in that state. */
function when(what: string, state: () => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const end = (problem: string | null) => {
      observer.disconnect();
      clearTimeout(timer);
      if (problem === null) resolve(performance.now());
      else reject(new Error(`Waited for ${what}. ${problem}`));
    };
    const look = () => {
      if (state()) end(null);
      else if (has('[data-testid=problem]')) end(textOf('[data-testid=problem]'));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const timer = setTimeout(() => end('It did not come.'), TIMEOUT_MS);
    look();
  });
}

/** The same for when it has been drawn: the second frame begins when the first one is done. */
async function onScreen(what: string, state: () => boolean): Promise<number> {
  await when(what, state);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now();
}

/** A card that holds a chart, or the title of the words in its place. */
function isFilled(title: string): boolean {
  const cards = [...document.querySelectorAll('section')];
  const card = cards.find((section) => section.querySelector('h2')?.textContent === title);
  return Boolean(card?.querySelector('svg, h3'));
}

const firstFourAreThere = () =>
  has('[data-testid=verdict]') && has('[aria-label="Key figures"] dd') && isFilled('What moved it');

let marks: Promise<IntakeMarks> | null = null;

/** Begins to watch; the clock starts when a file is given. @param analysing what the page says once it is loaded */
export function watchIntake(analysing: string): void {
  const dropped = new Promise<number>((resolve) => {
    window.addEventListener('change', () => resolve(performance.now()), {
      capture: true,
      once: true,
    });
  });
  const all = Promise.all([
    dropped,
    when('the loaded file', () => textOf('main').includes(analysing) || firstFourAreThere()),
    onScreen('the verdict', firstFourAreThere),
    onScreen('the drivers', () => isFilled('What drives winning')),
    onScreen('all of it', () => has('[data-testid=verdict][data-complete=true]')),
  ]);
  marks = all.then(([dropped, loaded, firstFour, drivers, everything]) => ({
    dropped,
    loaded,
    firstFour,
    drivers,
    everything,
  }));
}

export function intakeMarks(): Promise<IntakeMarks> {
  if (!marks) throw new Error('Nobody watches.');
  return marks;
}

const atRest = () => textOf('header [role=status]') === '';

function click(selector: string, text: string): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const found = all.find((element) => element.textContent.trim() === text);
  if (!found) throw new Error(`There is no “${text}”.`);
  found.click();
}

/** The fields one can filter by. */
export const filterFields = (): string[] =>
  [...document.querySelectorAll('header details fieldset')].flatMap((fieldset) =>
    [...(fieldset.parentElement?.querySelectorAll('option') ?? [])].map(({ value }) => value),
  );

/**
 * Ticks one level of a field in the filters of the header.
 * @returns milliseconds from the click until the first four of the filtered deals are drawn
 */
export async function filterChange(field: string, place: number): Promise<number> {
  const panel = document.querySelector('header details fieldset')?.parentElement;
  const select = panel?.querySelector('select');
  if (!panel || !select) throw new Error('There are no filters.');
  select.value = field;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await onScreen(field, () => textOf('header details legend').endsWith(field));
  const box = panel.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[place];
  if (!box) throw new Error(`“${field}” has too few levels.`);
  const before = textOf('header .file');
  const began = performance.now();
  box.click();
  const drawn = await onScreen(
    'the filtered deals',
    () => textOf('header .file') !== before && firstFourAreThere(),
  );
  return drawn - began;
}

/** Waits until all of it is there; then takes the filters away and waits again. */
export async function clearFilters(): Promise<void> {
  await onScreen('the rest', atRest);
  click('header details button', 'Clear all filters');
  await onScreen('the start', () => !has('[aria-label=Filters]'));
  await onScreen('the rest', atRest);
}
