import { expect, test } from 'vitest';
import { BUSINESSES } from './businesses.ts';
import { gradeBusiness, pooled, type Row } from './gradeBusiness.ts';

/** Files of each business: eight of them and up to eight quarters a file make over 800 replays of each kind. */
const FILES = 14;

test('FORECAST-CALIBRATE-1 over 800 replays and more eight in ten quarters end inside the range, and both losses are smaller than those of the weighted forecast and of last year', async () => {
  const rows: Row[] = [];
  for (const shape of BUSINESSES) rows.push(...(await gradeBusiness(shape, FILES)));
  for (const which of ['this quarter', 'next quarter']) {
    const { replays, coverage, medianError, pinball } = pooled(rows, which);
    console.log(
      `${which}: ${replays} replays, ${(100 * coverage).toFixed(1)}% inside; median error ${[medianError.model, medianError.weighted, medianError.lastYear].map((one) => `${(100 * (one ?? 0)).toFixed(1)}%`).join(' / ')}, pinball ${[pinball.model, pinball.weighted, pinball.lastYear].map((one) => `${(100 * (one ?? 0)).toFixed(1)}%`).join(' / ')} (own, weighted, last year)`,
    );
    expect(replays).toBeGreaterThanOrEqual(800);
    expect(coverage).toBeGreaterThan(0.75);
    expect(coverage).toBeLessThan(0.85);
    for (const other of ['weighted', 'lastYear'] as const) {
      expect(medianError.model ?? 1).toBeLessThan(medianError[other] ?? 0);
      expect(pinball.model ?? 1).toBeLessThan(pinball[other] ?? 0);
    }
  }
}, 240_000);
