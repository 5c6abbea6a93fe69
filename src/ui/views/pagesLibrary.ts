/** The pages of an analysis, fetched once: behind the first page, or with the first file if that comes earlier. */
export const pagesLibrary = () => import('./Pages.svelte');
