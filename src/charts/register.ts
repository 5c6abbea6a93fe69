import { CustomChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([CustomChart, GridComponent, TooltipComponent, SVGRenderer]);

export type ChartInstance = Pick<
  EChartsType,
  'setOption' | 'resize' | 'dispose' | 'on' | 'convertFromPixel'
>;

/** A chart in an element of the page. This module is loaded after the page is painted, with ECharts in it. */
export const createChart = (element: Parameters<typeof init>[0]): ChartInstance =>
  init(element, null, { renderer: 'svg' });
