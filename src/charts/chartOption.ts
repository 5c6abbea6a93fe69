import type { CustomSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** What our charts are made of: everything is a custom series on a grid. */
export type ChartOption = ComposeOption<
  CustomSeriesOption | GridComponentOption | TooltipComponentOption
>;

export type RenderItem = NonNullable<CustomSeriesOption['renderItem']>;

/** What every row of every chart has beside its numbers: its name, and the line shown when pointed at. */
export interface ChartRow {
  label: string;
  tip: string;
}
