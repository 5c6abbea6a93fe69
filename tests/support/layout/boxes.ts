/** Where a piece of text or a control is seen, in pixels of the window. */
export interface Box {
  kind: 'text' | 'control';
  /** What it says, shortened, and the elements it stands in: for the message only. */
  says: string;
  where: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Lines of one text share it, and so do the boxes of one control. */
  of: number;
  /** The controls it stands in. */
  within: number[];
  /** What floats above the page is on another layer than what it covers. */
  layer: number;
  /** It stands aslant: its letters fill little of this box. */
  turned: boolean;
}

export interface Cut {
  says: string;
  where: string;
  /** What cuts it off, or what it sticks out of, and by how many pixels. */
  by: string;
  pixels: number;
}

export interface Boxes {
  /** Pixels by which the page is wider than the window. */
  beyond: number;
  boxes: Box[];
  cut: Cut[];
}

/**
 * Runs in the browser: every text and control that can be seen, and every text that is cut off where no scrolling brings
 * it back. It is one self-contained function because its text travels.
 */
export function collectBoxes(): Boxes {
  interface Frame {
    name: string;
    /** Measured once: many texts share their frames. */
    rect: DOMRect;
    scrollsX: boolean;
    scrollsY: boolean;
    hidesX: boolean;
    hidesY: boolean;
    /** It cuts off on purpose, and shows by an ellipsis that it does. */
    shortens: boolean;
    /** It can be seen as a box: text must stay inside even though nothing would cut it. */
    holds: boolean;
  }
  interface Around {
    hidden: boolean;
    layer: number;
    frames: Frame[];
    controls: number[];
  }
  const CONTROL = 'button, a[href], input, select, summary, textarea, [role="tab"]';
  const root = document.querySelector('dialog:modal') ?? document.body;
  const known = new Map<Element, Around>();
  const controls = new Map<Element, number>();
  let last = 0;

  const nameOf = (element: Element) => {
    const names = [element.localName, ...element.classList].filter(
      (name) => !/^s(?:velte)?-/.test(name),
    );
    return names.join('.');
  };
  const pathOf = (element: Element) => {
    const path: string[] = [];
    for (let at: Element | null = element; at && path.length < 4; at = at.parentElement)
      path.unshift(nameOf(at));
    const card = element.closest('section')?.querySelector('h2')?.textContent;
    return `${card ? `${card}: ` : ''}${path.join(' > ')}`;
  };
  const short = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 60);

  /** Framed on all sides or on a ground of its own. */
  function isBox(style: CSSStyleDeclaration): boolean {
    if (style.display === 'inline') return false;
    const sides = [style.borderTopWidth, style.borderRightWidth, style.borderLeftWidth];
    return (
      sides.every((side) => parseFloat(side) > 0) ||
      !/, 0\)$|transparent/.test(style.backgroundColor)
    );
  }

  function frameOf(element: Element, style: CSSStyleDeclaration): Frame | null {
    const drawing = element.localName === 'svg';
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const frame = {
      name: nameOf(element),
      rect: element.getBoundingClientRect(),
      scrollsX: scrolls(style.overflowX),
      scrollsY: scrolls(style.overflowY),
      hidesX: drawing || hides(style.overflowX),
      hidesY: drawing || hides(style.overflowY),
      shortens: style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none',
      holds: isBox(style),
    };
    const { scrollsX, scrollsY, hidesX, hidesY, holds } = frame;
    return scrollsX || scrollsY || hidesX || hidesY || holds ? frame : null;
  }

  function aroundOf(element: Element | null): Around {
    if (!element || element === root.parentElement)
      return { hidden: false, layer: 0, frames: [], controls: [] };
    const found = known.get(element);
    if (found) return found;
    const outer = aroundOf(element.parentElement);
    const style = getComputedStyle(element);
    const floats =
      style.position === 'fixed' ||
      style.position === 'sticky' ||
      (style.position === 'absolute' && style.zIndex !== 'auto') ||
      element.matches('[popover], dialog');
    const control = element.matches(CONTROL) ? (last += 1) : null;
    if (control !== null) controls.set(element, control);
    const frame = element === document.body ? null : frameOf(element, style);
    const around = {
      hidden: outer.hidden || (style.clipPath !== 'none' && style.position === 'absolute'),
      layer: floats ? (last += 1) : outer.layer,
      frames: frame ? [frame, ...outer.frames] : outer.frames,
      controls: control === null ? outer.controls : [...outer.controls, control],
    };
    known.set(element, around);
    return around;
  }

  const isSeen = (element: Element) =>
    element.checkVisibility({
      opacityProperty: true,
      visibilityProperty: true,
      contentVisibilityAuto: true,
    });

  const boxes: Box[] = [];
  const cut: Cut[] = [];

  /** What of a rectangle is left after all frames around it, and what they cut off for good. */
  function within(rect: DOMRect, frames: Frame[], tell: (by: string, pixels: number) => void) {
    let { left, top, right, bottom } = rect;
    for (const { name, rect: frame, ...does } of frames) {
      const across = Math.max(frame.left - left, right - frame.right);
      const down = Math.max(frame.top - top, bottom - frame.bottom);
      const hides = { across: does.hidesX || does.holds, down: does.hidesY || does.holds };
      if (across > 1.5 && hides.across && !does.scrollsX && !does.shortens) tell(name, across);
      // A line’s box is taller than its letters.
      else if (down > 0.35 * rect.height && hides.down && !does.scrollsY && !does.shortens)
        tell(name, down);
      if (does.scrollsX || does.hidesX) {
        left = Math.max(left, frame.left);
        right = Math.min(right, frame.right);
      }
      if (does.scrollsY || does.hidesY) {
        top = Math.max(top, frame.top);
        bottom = Math.min(bottom, frame.bottom);
      }
    }
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
  }

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const says = short(node.textContent ?? '');
    if (!element || says === '' || !isSeen(element)) continue;
    const around = aroundOf(element);
    if (around.hidden) continue;
    range.selectNodeContents(node);
    const of = (last += 1);
    const where = pathOf(element);
    const turned =
      element instanceof SVGGraphicsElement && Math.abs(element.getCTM()?.b ?? 0) > 0.01;
    let told = false;
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      const seen = within(rect, around.frames, (by, pixels) => {
        if (!told) cut.push({ says, where, by, pixels });
        told = true;
      });
      if (seen)
        boxes.push({
          kind: 'text',
          says,
          where,
          ...seen,
          of,
          within: around.controls,
          turned,
          layer: around.layer,
        });
    }
  }
  for (const element of root.querySelectorAll(CONTROL)) {
    const around = aroundOf(element);
    if (around.hidden || !isSeen(element)) continue;
    const of = controls.get(element) ?? 0;
    const outer = around.controls.filter((control) => control !== of);
    const says = short(element.getAttribute('aria-label') ?? element.textContent ?? '');
    for (const rect of element.getClientRects()) {
      const seen =
        rect.width > 4 && rect.height > 4 && within(rect, around.frames, () => undefined);
      if (seen)
        boxes.push({
          kind: 'control',
          says,
          where: pathOf(element),
          ...seen,
          of,
          within: outer,
          turned: false,
          layer: around.layer,
        });
    }
  }
  const pen = document.createElement('canvas').getContext('2d');
  for (const select of root.querySelectorAll('select')) {
    const says = select.selectedOptions[0]?.text ?? '';
    const around = aroundOf(select);
    if (!pen || around.hidden || !isSeen(select)) continue;
    const style = getComputedStyle(select);
    // The short form is empty where a part of it, such as upright figures, has no place in it.
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
    // The arrow at its end takes about as much as its text is high.
    const room = select.clientWidth - padding - parseFloat(style.fontSize);
    const pixels = pen.measureText(says).width - room;
    if (pixels > 1 && style.textOverflow !== 'ellipsis')
      cut.push({ says, where: pathOf(select), by: 'select', pixels });
  }
  const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return { beyond, boxes, cut };
}
