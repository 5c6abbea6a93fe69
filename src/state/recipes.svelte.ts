import type { IntakePlan } from '../domain/intakePlan.ts';
import { matchRecipe } from '../domain/matchRecipe.ts';
import { parseRecipe } from '../domain/parseRecipe.ts';
import type { Recipe } from '../domain/recipe.ts';
import type { Keep } from './preferences.svelte.ts';

const KEY = 'plumbline.recipes';
/** The oldest go first. */
const MOST_RECIPES = 50;

const keyOf = ({ header }: Recipe): string => JSON.stringify(header);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Asking a browser for what it keeps can throw. */
function keptIn(keep: Keep): Recipe[] {
  const kept = parsed(keep?.getItem(KEY) ?? '');
  if (typeof kept !== 'object' || kept === null) return [];
  return Object.values(kept).flatMap((one) => parseRecipe(one) ?? []);
}

/** The recipes this browser keeps, under the names of the columns they were made for. */
export class Recipes {
  /** Newest first. */
  all: readonly Recipe[] = $state.raw([]);
  /** False when the browser keeps nothing: then they last as long as the page. */
  remembered = $state.raw(true);
  #keep: Keep;

  constructor(keep: Keep) {
    this.#keep = keep;
    try {
      this.all = keptIn(keep);
      this.remembered = keep !== null;
    } catch {
      this.remembered = false;
    }
  }

  find(plan: IntakePlan): Recipe | null {
    return matchRecipe(plan, this.all);
  }

  put(recipe: Recipe): void {
    this.#write([recipe, ...this.#without(recipe)].slice(0, MOST_RECIPES));
  }

  remove(recipe: Recipe): void {
    this.#write(this.#without(recipe));
  }

  clear(): void {
    this.#write([]);
  }

  /** Takes over a saved one; null when the text is none. */
  import(text: string): Recipe | null {
    const recipe = parseRecipe(parsed(text));
    if (recipe) this.put(recipe);
    return recipe;
  }

  /** Another tab of the page may have kept some meanwhile. */
  #without(recipe: Recipe): Recipe[] {
    let all = this.all;
    try {
      if (this.remembered) all = keptIn(this.#keep);
    } catch {
      this.remembered = false;
    }
    return all.filter((other) => keyOf(other) !== keyOf(recipe));
  }

  #write(all: readonly Recipe[]): void {
    this.all = all;
    try {
      const byHeader = Object.fromEntries(all.map((recipe) => [keyOf(recipe), recipe]));
      this.#keep?.setItem(KEY, JSON.stringify(byHeader));
      this.remembered = this.#keep !== null;
    } catch {
      this.remembered = false;
    }
  }
}
