import type { Box, Boxes } from './boxes.ts';

/** A line’s box is taller than its letters: what touches above or below is not yet on top of each other. */
const LETTERS = 0.2;
/** Pixels two boxes may share: half of one is rounding. */
const SHARED = 1.5;

const inner = ({ top, bottom, kind }: Box) => {
  const air = kind === 'text' ? LETTERS * (bottom - top) : 0;
  return [top + air, bottom - air] as const;
};

/** Text in its own control, a control in another, lines of one text, and what floats above the rest are meant to share a place. */
const mayShare = (one: Box, other: Box): boolean =>
  one.of === other.of ||
  one.layer !== other.layer ||
  (one.turned && other.turned) ||
  one.within.includes(other.of) ||
  other.within.includes(one.of);

function share(one: Box, other: Box): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const [top, bottom] = inner(one);
  const [otherTop, otherBottom] = inner(other);
  return across > SHARED && Math.min(bottom, otherBottom) - Math.max(top, otherTop) > SHARED;
}

function overlaps(boxes: readonly Box[]): string[] {
  const sorted = boxes.toSorted((a, b) => a.top - b.top);
  const found = new Set<string>();
  sorted.forEach((one, at) => {
    for (let next = at + 1; next < sorted.length; next += 1) {
      const other = sorted[next];
      if (!other || other.top > one.bottom) break;
      if (mayShare(one, other) || !share(one, other)) continue;
      found.add(`“${one.says}” (${one.where}) lies on “${other.says}” (${other.where})`);
    }
  });
  return [...found];
}

/** What is wrong with how a page is laid out, each in a sentence; empty is good. */
export function layoutFaults({ beyond, boxes, cut }: Boxes, width: number): string[] {
  const outside = boxes.filter(
    ({ left, right, kind }) => kind === 'text' && (left < -1 || right > width + 1),
  );
  return [
    ...(beyond > 0 ? [`the page is ${beyond} pixels wider than the window`] : []),
    ...cut.map(
      ({ says, where, by, pixels }) =>
        `“${says}” (${where}) sticks out of ${by} by ${Math.round(pixels)}`,
    ),
    ...outside.map(({ says, where }) => `“${says}” (${where}) is outside the window`),
    ...overlaps(boxes),
  ];
}
