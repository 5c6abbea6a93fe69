/** Small shapes that our charts are drawn with, in the form a custom series returns. */

export interface Point {
  x: number;
  y: number;
}

export const line = (from: Point, to: Point, stroke: string, lineWidth: number) => ({
  type: 'line' as const,
  shape: { x1: from.x, y1: from.y, x2: to.x, y2: to.y },
  style: { stroke, lineWidth, lineCap: 'round' as const },
});

export const box = (from: Point, to: Point, fill: string, opacity = 1) => ({
  type: 'rect' as const,
  shape: {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.max(Math.abs(to.x - from.x), 1),
    height: Math.max(Math.abs(to.y - from.y), 1),
    r: 1,
  },
  style: { fill, opacity },
});

/** Filled for what counts, hollow for what is only shown. */
export const dot = (at: Point, radius: number, colour: string, hollow: string | null = null) => ({
  type: 'circle' as const,
  shape: { cx: at.x, cy: at.y, r: radius },
  style: { fill: hollow ?? colour, stroke: colour, lineWidth: 1.5 },
});

export const diamond = (at: Point, radius: number, stroke: string, fill: string) => ({
  type: 'polygon' as const,
  shape: {
    points: [
      [at.x, at.y - radius],
      [at.x + radius, at.y],
      [at.x, at.y + radius],
      [at.x - radius, at.y],
    ],
  },
  style: { fill, stroke, lineWidth: 1.2 },
});

/** An area to point at, wider than what is drawn. */
export const target = (x: number, y: number, width: number, height: number) => ({
  type: 'rect' as const,
  shape: { x, y, width, height },
  style: { fill: 'transparent' },
});

/** Slanted lines across a rectangle: the mark of a period that must not be read. */
export function hatch(x: number, y: number, width: number, height: number, stroke: string) {
  const gap = 7;
  const lines = [];
  for (let start = -height; start < width; start += gap) {
    const left = Math.max(start, 0);
    const right = Math.min(start + height, width);
    if (right <= left) continue;
    lines.push(
      line(
        { x: x + left, y: y + height - (left - start) },
        { x: x + right, y: y + height - (right - start) },
        stroke,
        1,
      ),
    );
  }
  return lines;
}

/** A line through many points. */
export const path = (
  points: readonly Point[],
  stroke: string,
  lineWidth: number,
  opacity: number,
) => ({
  type: 'polyline' as const,
  shape: { points: points.map(({ x, y }) => [x, y]) },
  style: { stroke, lineWidth, opacity, fill: 'none', lineJoin: 'round' as const },
});

/** A faint band: where a line may lie. */
export const area = (outline: readonly Point[], fill: string) => ({
  type: 'polygon' as const,
  shape: { points: outline.map(({ x, y }) => [x, y]) },
  style: { fill, opacity: 0.14 },
  silent: true,
});

/** A few words with their middle at a point, or beginning or ending there. */
export const words = (
  at: Point,
  text: string,
  fill: string,
  font: { fontFamily: string; fontSize: number },
  align: 'left' | 'center' | 'right' = 'center',
) => ({
  type: 'text' as const,
  x: at.x,
  y: at.y,
  style: { text, fill, ...font, align, verticalAlign: 'middle' as const },
  silent: true,
});
