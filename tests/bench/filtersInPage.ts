import { firstFourAreThere, onScreen, textOf } from './screen.ts';

/** What the bench does with the filters of the header. */

/** A click: what it was on, and milliseconds from it until the answer was drawn. */
export interface FilterClick {
  field: string;
  /** Null where it took the filters away. */
  level: string | null;
  ms: number;
}

const PAUSE_MS = 500;
/** Levels that are seldom have seldom to be looked at. */
const MOST_LEVELS = 8;

const atRest = () => textOf('header [role=status]') === '';
/** File, deals and days, which come with the verdict, the key figures, the segments and the bridge. */
const dealsShown = () => textOf('header .file');

function picker(): HTMLElement {
  const all = [...document.querySelectorAll<HTMLElement>('header details')];
  const found = all.find((one) => one.querySelector('summary')?.textContent.includes('Filters'));
  if (!found) throw new Error('There are no filters.');
  return found;
}

/** The fields one can filter by. */
export const filterFields = (): string[] =>
  [...picker().querySelectorAll('option')].map(({ value }) => value);

const boxes = () => [...picker().querySelectorAll<HTMLInputElement>('input[type=checkbox]')];

async function show(field: string): Promise<void> {
  const select = picker().querySelector('select');
  if (!select) throw new Error('There are no filters.');
  select.value = field;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await onScreen(field, () =>
    [...picker().querySelectorAll('legend')].some(({ textContent }) =>
      textContent.trim().endsWith(field),
    ),
  );
}

/** @returns milliseconds from the click until the first four of the other deals are drawn */
async function drawnAfter(target: HTMLElement): Promise<number> {
  const before = dealsShown();
  const began = performance.now();
  target.click();
  const other = () => dealsShown() !== before && firstFourAreThere();
  return (await onScreen('the filtered deals', other)) - began;
}

/** Ticks one level of a field. */
export async function filterChange(field: string, place: number): Promise<number> {
  await show(field);
  const box = boxes()[place];
  if (!box) throw new Error(`“${field}” has too few levels.`);
  return drawnAfter(box);
}

const clear = (): HTMLElement => {
  const found = [...picker().querySelectorAll('button')].find(
    (button) => button.textContent.trim() === 'Clear all filters',
  );
  if (!found) throw new Error('Nothing is filtered.');
  return found;
};

/** Waits until all of it is there; then takes the filters away and waits again. */
export async function takeFiltersAway(): Promise<void> {
  await onScreen('the rest', atRest);
  await drawnAfter(clear());
  await onScreen('the rest', atRest);
}

/** The first levels of each field, those of the first field first. */
async function levelsToClick(): Promise<[field: string, place: number][]> {
  const all: [string, number][] = [];
  for (const field of filterFields()) {
    await show(field);
    for (let place = 0; place < Math.min(boxes().length, MOST_LEVELS); place += 1)
      all.push([field, place]);
  }
  return all;
}

/**
 * Ticks one level, takes it away, ticks the next, as a person does who looks around: each click comes half a second after
 * the last answer, while its rest is still on its way.
 */
export async function filterClicks(times: number): Promise<FilterClick[]> {
  const clicks: FilterClick[] = [];
  const levels = await levelsToClick();
  const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  for (let i = 0; i < times; i += 2) {
    // From all over the fields.
    const [field, place] = levels[Math.floor((i * levels.length) / times)] ?? ['', 0];
    await show(field);
    const level = boxes()[place]?.parentElement?.textContent.trim() ?? '';
    clicks.push({ field, level, ms: await filterChange(field, place) });
    await pause();
    clicks.push({ field, level: null, ms: await drawnAfter(clear()) });
    await pause();
  }
  await onScreen('the rest', atRest);
  return clicks;
}
