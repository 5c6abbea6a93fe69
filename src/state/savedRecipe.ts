import type { AlertFeedback } from '../domain/alertFeedback.ts';
import type { Recipe } from '../domain/recipe.ts';

/** A recipe as a file, with what a person said of the alerts of the files it is for; null when nothing was said. */
export const savedText = (recipe: Recipe, alerts: AlertFeedback | null): string =>
  JSON.stringify(alerts ? { ...recipe, alerts } : recipe, null, 2);

/** What a saved text holds of alerts: beside a recipe or by itself. Anything at all, not yet looked at. */
export function savedOpinions(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const isRecipe = typeof value === 'object' && value !== null && 'alerts' in value;
    return isRecipe ? value.alerts : value;
  } catch {
    return null;
  }
}
