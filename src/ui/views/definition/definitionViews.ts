/** What only the search for a definition needs. Fetched by `definitionLibrary`. */
export { default as DefinitionForm } from './DefinitionForm.svelte';
