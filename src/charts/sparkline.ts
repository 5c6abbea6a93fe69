/** Where the points of a small line lie; `masked` values are left out and break the line. */
export interface Sparkline {
  /** One SVG path per unbroken run. */
  path: string;
  last: { x: number; y: number } | null;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Without the unknown at both ends, so that every line starts at its left edge. */
function trimmed(values: readonly (number | null)[]): readonly (number | null)[] {
  const known = values.flatMap((value, at) => (value === null ? [] : [at]));
  return values.slice(known[0] ?? 0, (known.at(-1) ?? -1) + 1);
}

export function sparkline(
  all: readonly (number | null)[],
  width: number,
  height: number,
): Sparkline {
  const values = trimmed(all);
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return { path: '', last: null };
  const low = Math.min(...known);
  const range = Math.max(...known) - low || 1;
  const pad = 3;
  const x = (at: number) => rounded(pad + (at / (values.length - 1)) * (width - 2 * pad));
  const y = (value: number) => rounded(height - pad - ((value - low) / range) * (height - 2 * pad));
  let path = '';
  let last: Sparkline['last'] = null;
  values.forEach((value, at) => {
    if (value === null) return;
    const joined = at > 0 && values[at - 1] !== null;
    path += `${joined ? 'L' : 'M'}${x(at)} ${y(value)}`;
    last = { x: x(at), y: y(value) };
  });
  return { path, last };
}
