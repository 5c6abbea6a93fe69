/** The pages of statistics, fetched when the first of them is opened: their texts are no part of the first screen. */
export const methodLibrary = () => import('./library.ts');
