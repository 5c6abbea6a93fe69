import { expect, test } from 'vitest';
import { placeNames } from '../../src/charts/parts/placeNames.ts';
import { quadrantExtent, type QuadrantRow } from '../../src/charts/quadrantExtent.ts';
import { QUADRANT_HEIGHT, quadrantOption } from '../../src/charts/quadrantOption.ts';
import { seeded } from '../../src/stats/random.ts';
import { chartSvg } from '../support/chartSvg.ts';
import { normalSvg } from '../support/normalSvg.ts';
import { hostile, palette } from './rows.ts';

const row = (label: string, value: number, estimate: number, placed = true): QuadrantRow => ({
  label,
  tip: label,
  value,
  estimate,
  low: estimate - 0.03,
  high: estimate + 0.03,
  placed,
  faint: false,
});
const corners = { upperRight: 'UR', upperLeft: 'UL', lowerRight: 'LR', lowerLeft: 'LL' };
const thresholds = { value: 25_000, rate: 0.45 };
const axis = { name: 'Mean won deal', format: String };

test('quadrant: dots with whiskers, hollow where not told apart, thresholds and their corners', async () => {
  const rows = [
    row('Referral', 30_000, 0.55),
    row('Inbound', 20_000, 0.46, false),
    { ...row(hostile, 28_000, 0.3), faint: true },
  ];
  const svg = chartSvg(
    quadrantOption(rows, thresholds, corners, axis, palette, 480),
    480,
    QUADRANT_HEIGHT,
  );
  expect(svg).not.toContain('<img');
  await expect(normalSvg(svg)).toMatchFileSnapshot('__snapshots__/quadrant.svg');
});

test('quadrant: the axes hold every interval that can be read and both thresholds', () => {
  const wild = { ...row('few', 24_000, 0.5), low: 0, high: 1, faint: true };
  const extent = quadrantExtent([row('one', 30_000, 0.6), wild], thresholds);
  expect(extent.rate[0]).toBeCloseTo(0.43, 12);
  expect(extent.rate[1]).toBeCloseTo(0.65, 12);
  expect(extent.value[0]).toBeLessThan(24_000);
  expect(extent.value[1]).toBeGreaterThan(30_000);
});

test('quadrant: values far apart stand on a logarithmic scale, near ones never fill the picture', () => {
  const far = quadrantExtent([row('a', 55, 0.5), row('b', 26_000, 0.5)], thresholds);
  expect(far.logarithmic).toBe(true);
  const near = quadrantExtent([row('a', 24_900, 0.5), row('b', 25_100, 0.5)], thresholds);
  expect(near).toMatchObject({ logarithmic: false, value: [20_000, 30_000] });
  const zero = quadrantExtent([row('a', 0, 0.5), row('b', 26_000, 0.5)], thresholds);
  expect(zero.logarithmic).toBe(false);
  const option = quadrantOption(
    [row('a', 55, 0.5), row('b', 26_000, 0.5)],
    thresholds,
    corners,
    axis,
    palette,
    480,
  );
  expect(chartSvg(option, 480, QUADRANT_HEIGHT)).toContain('1000');
});

test('names: none lies on another, on a point, or outside the frame', () => {
  const random = seeded(5);
  const frame = { left: 0, top: 0, right: 400, bottom: 300 };
  for (let run = 0; run < 50; run++) {
    const points = Array.from({ length: 25 }, (_, at) => ({
      x: 400 * random(),
      y: 300 * random(),
      label: `level ${at}`,
    }));
    const placed = placeNames(points, frame).flatMap((name, at) => {
      const point = points[at];
      if (!name || !point) return [];
      const width = 6.8 * point.label.length;
      const left = { left: 0, center: width / 2, right: width }[name.align];
      const box = { left: name.x - left, right: name.x - left + width, y: name.y };
      return [{ ...box, at }];
    });
    expect(placed.length).toBeGreaterThan(5);
    for (const a of placed) {
      expect(a.left >= 0 && a.right <= 400 && a.y >= 7 && a.y <= 293).toBe(true);
      for (const b of placed)
        expect(
          a.at === b.at || a.right <= b.left || b.right <= a.left || Math.abs(a.y - b.y) >= 15,
        ).toBe(true);
      for (const [at, { x, y }] of points.entries())
        expect(at === a.at || x < a.left || x > a.right || Math.abs(y - a.y) > 7.5).toBe(true);
    }
  }
});

test('names: keep off lines where they can, and cross them rather than vanish', () => {
  const frame = { left: 0, top: 0, right: 200, bottom: 100 };
  const point = { x: 100, y: 50, label: 'name' };
  const right = { left: 115, right: 119, top: 0, bottom: 100 };
  expect(placeNames([point], frame, [], [right])[0]).toMatchObject({ align: 'right' });
  expect(placeNames([point], frame, [], [frame])[0]).toMatchObject({ align: 'left' });
  expect(placeNames([point], frame, [frame])[0]).toBeNull();
});
