/** An SVG whose accidental parts (counters in ids, long fractions) are made alike, one element a line. */
export function normalSvg(svg: string): string {
  const ids = new Map<string, string>();
  return svg
    .replaceAll(/zr\d+-[\w-]+/g, (id) => {
      const known = ids.get(id) ?? `id${ids.size}`;
      ids.set(id, known);
      return known;
    })
    .replaceAll(/-?\d+\.\d{2,}/g, (number) => String(Number(Number(number).toFixed(1))))
    .replaceAll('><', '>\n<');
}
