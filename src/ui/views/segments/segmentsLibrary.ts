/** The Segments page, fetched behind the first screen: nobody needs it before a file is read. */
export const segmentsLibrary = () => import('./SegmentsPage.svelte');
