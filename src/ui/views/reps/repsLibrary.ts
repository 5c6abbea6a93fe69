/** The Reps page, fetched behind the first screen: nobody needs it before a file is read. */
export const repsLibrary = () => import('./RepsPage.svelte');
