import type { IntakePlan } from './intakePlan.ts';
import { headerOf, type Recipe } from './recipe.ts';

/** Share of the names that two headers have in common: below it they are different exports. */
const SAME_EXPORT = 0.6;

/** Names in both, of the names in either; 0–1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const right = new Set(b);
  const both = new Set(a.filter((name) => right.has(name))).size;
  const either = new Set([...a, ...b]).size;
  return either === 0 ? 0 : both / either;
}

/** The sheets that the recipe chose, of the workbooks among these files that have them; by the files' places. */
export function sheetsBy(recipe: Recipe, plan: IntakePlan): Record<number, string> {
  const files = plan.linked.map(({ file, form, columns }) => ({
    place: file,
    form,
    header: columns.map(({ name }) => name),
  }));
  const wanted = recipe.otherSheets.flatMap(({ name, insteadOf }) => {
    const found = files.find(
      ({ form, header }) =>
        form.sheets.includes(name) && likeness(header, insteadOf) >= SAME_EXPORT,
    );
    return found ? [[found.place, name] as const] : [];
  });
  const own = recipe.sheet?.name;
  if (own !== undefined && plan.form.sheets.includes(own)) wanted.push([plan.file, own]);
  return Object.fromEntries(wanted);
}

/** Of recipes made for files like this one the closest, and of equally close ones the newest. */
export function matchRecipe(plan: IntakePlan, recipes: readonly Recipe[]): Recipe | null {
  const header = headerOf(plan);
  const close = recipes
    .map((recipe) => {
      const sheet = recipe.sheet;
      const bySheet =
        sheet && plan.form.sheets.includes(sheet.name) ? likeness(header, sheet.insteadOf) : 0;
      return { recipe, like: Math.max(likeness(header, recipe.header), bySheet) };
    })
    .filter(({ like }) => like >= SAME_EXPORT)
    .toSorted((a, b) => b.like - a.like || b.recipe.savedOn.localeCompare(a.recipe.savedOn));
  return close[0]?.recipe ?? null;
}
