/** Height of a row of the table of deals, px. */
export const ROW_HEIGHT = 34;
/** Rows drawn beyond either end of what is seen, so that a short scroll shows no gap. */
const BEYOND = 8;
/** Browsers stop at 17 to 33 million px. Above this a px of scrolling is more than a px of rows. */
const MOST_HEIGHT = 8_000_000;

/** Rows to draw, the last one not included, and the room before and after them, px. */
export interface VirtualRows {
  first: number;
  last: number;
  before: number;
  after: number;
}

const heightOf = (total: number): number => Math.min(total * ROW_HEIGHT, MOST_HEIGHT);

/** How many px of rows a px of scrolling moves; 1 unless there are hundreds of thousands. */
const stretch = (total: number, height: number): number => {
  const room = heightOf(total) - height;
  return room > 0 ? (total * ROW_HEIGHT - height) / room : 1;
};

/** @param scrollTop px above what is seen  @param height px of what is seen */
export function virtualRows(scrollTop: number, height: number, total: number): VirtualRows {
  const whole = heightOf(total);
  const top = Math.max(0, Math.min(scrollTop, whole - height));
  const at = (top * stretch(total, height)) / ROW_HEIGHT;
  const first = Math.max(0, Math.floor(at) - BEYOND);
  const last = Math.min(total, Math.ceil(at + height / ROW_HEIGHT) + BEYOND);
  const before = Math.max(0, Math.round(top - (at - first) * ROW_HEIGHT));
  return { first, last, before, after: Math.max(0, whole - before - (last - first) * ROW_HEIGHT) };
}

/** Where to scroll so that a row is seen; `scrollTop` when it is already. */
export function scrollToRow(row: number, scrollTop: number, height: number, total: number): number {
  const scale = stretch(total, height);
  const top = scrollTop * scale;
  const from = row * ROW_HEIGHT;
  if (from < top) return from / scale;
  if (from + ROW_HEIGHT > top + height) return (from + ROW_HEIGHT - height) / scale;
  return scrollTop;
}
