/** ECharts, fetched once: behind the page, once the engine is up, or with the first chart if that comes earlier. */
export const chartLibrary = () => import('../../charts/register.ts');
