import { init } from 'echarts/core';
import type { ChartOption } from '../../src/charts/chartOption.ts';
import '../../src/charts/register.ts';

interface SvgPainter {
  renderToString(options: { cssEmphasis: boolean; cssAnimation: boolean }): string;
}

/** A chart as SVG text, as the page draws it: without the style rules that only a file on its own gets. */
export function chartSvg(option: ChartOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const painter = chart.getZr().painter as unknown as SvgPainter;
  const svg = painter.renderToString({ cssEmphasis: false, cssAnimation: false });
  chart.dispose();
  return svg;
}
