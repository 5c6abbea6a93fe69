/** A stretch of a picture, in pixels from its left edge. */
export interface Stretch {
  from: number;
  to: number;
}

/** A hand that clicks moves a little, too. */
const LEAST_PIXELS = 8;

interface Told {
  /** While it is drawn; null once it is over. */
  onDraw: (stretch: Stretch | null) => void;
  onDone: (stretch: Stretch) => void;
}

/** Lets a mouse or a pen draw a stretch across an element. A finger goes on scrolling the page; Escape gives it up. */
export function dragAcross(element: HTMLElement, { onDraw, onDone }: Told, signal: AbortSignal) {
  let start: number | null = null;
  let drawn: Stretch | null = null;
  const xOf = (event: PointerEvent): number => {
    const { left, width } = element.getBoundingClientRect();
    return Math.min(Math.max(event.clientX - left, 0), width);
  };
  const end = (): void => {
    start = null;
    drawn = null;
    onDraw(null);
  };
  const down = (event: PointerEvent): void => {
    if (event.button === 0 && event.pointerType !== 'touch') start = xOf(event);
  };
  const move = (event: PointerEvent): void => {
    if (start === null) return;
    const at = xOf(event);
    if (drawn === null && Math.abs(at - start) < LEAST_PIXELS) return;
    drawn = { from: Math.min(start, at), to: Math.max(start, at) };
    onDraw(drawn);
  };
  const up = (): void => {
    const done = drawn;
    if (start !== null) end();
    if (done) onDone(done);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && start !== null) end();
  };
  element.addEventListener('pointerdown', down, { signal });
  // The hand may leave the picture before it lets go.
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', up, { signal });
  window.addEventListener('pointercancel', end, { signal });
  window.addEventListener('keydown', key, { signal });
}
