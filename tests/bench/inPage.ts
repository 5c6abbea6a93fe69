import { DuckDBDataProtocol } from '@duckdb/duckdb-wasm';
import { boot } from '../../workers/duckdb/boot.ts';
import { firstFourAreThere, has, isFilled, onScreen, textOf, when } from './screen.ts';

export { filterChange, filterClicks, filterFields, takeFiltersAway } from './filtersInPage.ts';

/** What the bench does inside the page: the plain load, and looking at what is on screen when. */

/** When things were on screen, as `performance.now()` has it; `dropped` is when the file was given. */
export interface IntakeMarks {
  dropped: number;
  loaded: number;
  firstFour: number;
  drivers: number;
  everything: number;
}

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
