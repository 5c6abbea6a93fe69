/** The table of deals, fetched when the first number is opened: it is no part of the first screen. */
export const dealsLibrary = () => import('./dealsViews.ts');
