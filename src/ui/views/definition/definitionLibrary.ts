/** What finds a CRM's definition, fetched with the page that asks for one. */
export const definitionLibrary = () => import('./definitionViews.ts');
