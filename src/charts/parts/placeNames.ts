import type { Point } from './marks.ts';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface NamedPoint extends Point {
  label: string;
}

export interface PlacedName extends Point {
  align: 'left' | 'center' | 'right';
}

const HEIGHT = 15;
const AWAY = 9;
/** Mean width of a character of our font at 12 px, a little more than it is. */
const CHARACTER = 6.8;

export const textWidth = (text: string): number => text.length * CHARACTER;

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const inside = (a: Box, b: Box): boolean =>
  a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;

/**
 * A place beside each point for its name, in pixels, such that no name lies on another name, on a point, or outside the
 * frame. Earlier points choose first.
 * @param taken what no name may lie on   @param shunned what names keep off where they can
 * @returns null where there is no room: such a name is found by pointing, and in the table
 */
export function placeNames(
  points: readonly NamedPoint[],
  frame: Box,
  taken: readonly Box[] = [],
  shunned: readonly Box[] = [],
): (PlacedName | null)[] {
  const used: Box[] = [...taken, ...points.map(({ x, y }) => around(x, y, 5))];
  return points.map((point, at) => {
    const own = taken.length + at;
    const free = candidates(point).filter(
      ({ box }) => inside(box, frame) && !used.some((other, i) => i !== own && overlap(box, other)),
    );
    const best =
      free.find(({ box }) => !shunned.some((other) => overlap(box, other))) ?? free[0] ?? null;
    if (best) used.push(best.box);
    return best?.place ?? null;
  });
}

const around = (x: number, y: number, half: number): Box => ({
  left: x - half,
  top: y - half,
  right: x + half,
  bottom: y + half,
});

/** Right of it, left of it, above and below. */
function candidates({ x, y, label }: NamedPoint): { place: PlacedName; box: Box }[] {
  const width = textWidth(label);
  const boxAt = (left: number, middle: number): Box => ({
    left,
    right: left + width,
    top: middle - HEIGHT / 2,
    bottom: middle + HEIGHT / 2,
  });
  const up = y - AWAY - HEIGHT / 2;
  const down = y + AWAY + HEIGHT / 2;
  return [
    { place: { x: x + AWAY, y, align: 'left' }, box: boxAt(x + AWAY, y) },
    { place: { x: x - AWAY, y, align: 'right' }, box: boxAt(x - AWAY - width, y) },
    { place: { x, y: up, align: 'center' }, box: boxAt(x - width / 2, up) },
    { place: { x, y: down, align: 'center' }, box: boxAt(x - width / 2, down) },
  ];
}
