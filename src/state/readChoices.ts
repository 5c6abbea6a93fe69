import { sheetsBy } from '../domain/matchRecipe.ts';
import type { IntakePlan, Question } from '../domain/intakePlan.ts';
import { readAsBy, type ReadAsByPlace } from '../domain/readAs.ts';
import { headerOf, type Recipe } from '../domain/recipe.ts';
import type { Sheets } from './dropped.ts';

/** What was chosen of the dropped files before they were looked at: sheets, encodings, tables; by place. */
export class ReadChoices {
  sheets: Sheets = {};
  readAs: ReadAsByPlace = {};
  /** The answers that `readAs` comes of, where a person gave them. */
  answers: readonly Question[] = [];
  /** The columns of the sheet that is read when nobody chooses one. */
  #firstHeaders: Record<number, string[]> = {};

  get any(): boolean {
    return Object.keys({ ...this.sheets, ...this.readAs }).length > 0;
  }

  forget(): void {
    this.sheets = {};
    this.readAs = {};
    this.answers = [];
  }

  /** Remembers how the files look while nobody has chosen anything. */
  first({ file, linked, ...plan }: IntakePlan): void {
    const others = linked.map((one) => [one.file, one.columns.map(({ name }) => name)] as const);
    const own = headerOf({ ...plan, file, linked });
    this.#firstHeaders = { ...Object.fromEntries(others), [file]: own };
  }

  sheet(place: number, name: string): void {
    this.sheets = { ...this.sheets, [place]: name };
  }

  /** Takes over what a person answered about the files of a plan. */
  say(said: readonly Question[], plan: IntakePlan): void {
    const before = this.answers.filter(({ id }) => !said.some((one) => one.id === id));
    this.answers = [...before, ...said];
    const answers = said.map(({ id, answer }) => ({ id, value: answer ?? '' }));
    this.#readAs(readAsBy(answers, plan));
  }

  /** Chooses as a recipe does. @returns whether the files of the plan are to be looked at once more */
  follow(recipe: Recipe, plan: IntakePlan): boolean {
    const sheets = sheetsBy(recipe, plan);
    const read = new Map([plan, ...plan.linked].map(({ file, form }) => [file, form.sheet]));
    const before = JSON.stringify(this.readAs);
    this.sheets = { ...this.sheets, ...sheets };
    this.#readAs(readAsBy(recipe.answers, plan));
    return (
      JSON.stringify(this.readAs) !== before ||
      Object.entries(sheets).some(([place, name]) => read.get(Number(place)) !== name)
    );
  }

  /** The sheets that are read because somebody chose them, and what was read instead, for a recipe. */
  chosenSheets({ file, linked }: IntakePlan): Pick<Recipe, 'sheet' | 'otherSheets'> {
    const chosen = (place: number) => {
      const name = this.sheets[place];
      return name === undefined ? null : { name, insteadOf: this.#firstHeaders[place] ?? [] };
    };
    const otherSheets = linked.flatMap((one) => {
      const sheet = chosen(one.file);
      return sheet ? [{ file: one.name, ...sheet }] : [];
    });
    return { sheet: chosen(file), otherSheets };
  }

  #readAs(more: ReadAsByPlace): void {
    const merged = Object.entries(more).map(
      ([place, said]) => [place, { ...this.readAs[Number(place)], ...said }] as const,
    );
    this.readAs = { ...this.readAs, ...Object.fromEntries(merged) };
  }
}
