/** What only the deals behind a number need. Fetched by `dealsLibrary`. */
export { default as DealsDialog } from './DealsDialog.svelte';
