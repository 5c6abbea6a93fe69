/** The Pipeline page, fetched behind the first screen: nobody needs it before a file is read. */
export const pipelineLibrary = () => import('./PipelinePage.svelte');
