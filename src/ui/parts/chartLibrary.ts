/** ECharts, fetched once and only when a chart is on the page. */
export const chartLibrary = () => import('../../charts/register.ts');
