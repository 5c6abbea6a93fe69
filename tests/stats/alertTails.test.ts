import { expect, test } from 'vitest';
import { emergingAlerts } from '../../src/analysis/alerts/emerging.ts';
import { levelTests } from '../../src/analysis/levelTests.ts';
import { repAlerts } from '../../src/analysis/alerts/reps.ts';
import { weakAlerts } from '../../src/analysis/alerts/weak.ts';
import { findDrivers } from '../../src/analysis/drivers.ts';
import type { Rep } from '../../src/domain/document/reps.ts';
import type { SegmentValueRow } from '../../src/sql/segmentValues.ts';
import { binomialDraw } from '../../src/stats/binomial.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { normalTwoSided } from '../../src/stats/distributions.ts';
import { seeded, type Random } from '../../src/stats/random.ts';
import { fields, parts } from '../analysis/alerts/alertParts.ts';
import type { TestFamily } from '../../src/analysis/alerts/candidate.ts';
import { nothingMore } from '../support/fixture/reps.ts';

/** What a family may spend when seven share the budget. */
const SHARE = 0.05 / 7;
/** Of so few files even one or two false alerts are within chance; the faults these tests are for make dozens. */
const MOST_FALSE = 4;

const raises = ({ candidates }: TestFamily): boolean =>
  candidates.some(({ familywise }) => familywise <= SHARE);

function designOf(levels: number, deals: number, rate: number, random: Random): GroupedDesign {
  const names = Array.from({ length: levels }, (_, i) => `level ${i}`);
  const rows = levels * 2;
  return {
    rows,
    deals: new Float64Array(rows).fill(deals / 2),
    won: Float64Array.from({ length: rows }, () => binomialDraw(deals / 2, rate, random)),
    factors: [
      { name: 'Region', levels: names, codes: Int32Array.from({ length: rows }, (_, i) => i >> 1) },
      {
        name: 'Source',
        levels: ['Partner', 'Inbound'],
        codes: Int32Array.from({ length: rows }, (_, i) => i & 1),
      },
    ],
  };
}

test('ALERT-TAIL-1 levels with few wins do not spend more than their share', async () => {
  const random = seeded(5);
  let found = 0;
  for (let file = 0; file < 60; file++) {
    const design = designOf(20, 100, 0.05, random);
    const breathe = (): Promise<void> => Promise.resolve();
    const model = await findDrivers(design, fields.slice(0, 2), [], file, breathe);
    const { drivers } = model;
    if (
      raises(weakAlerts(parts({ drivers, levelTests: levelTests(drivers.fields, model.models) })))
    )
      found++;
  }
  expect(found).toBeLessThanOrEqual(MOST_FALSE);
}, 60_000);

test('ALERT-TAIL-2 nor do reps of whom few wins are expected', () => {
  const random = seeded(6);
  let found = 0;
  for (let file = 0; file < 400; file++) {
    const reps = Array.from({ length: 100 }, (_, i): Rep => {
      const won = binomialDraw(120, 0.05, random);
      const z = (won - 6) / Math.sqrt(6 * 0.95);
      const difference = { estimate: won / 120 - 0.05, low: -1, high: 1 };
      return {
        rep: `rep ${i}`,
        deals: 120,
        won,
        expected: 0.05,
        winRate: null,
        shrunk: null,
        difference,
        outside: null,
        pValue: normalTwoSided(z),
        qValue: null,
        consistency: null,
        consistencyReason: null,
        wonAmount: null,
        ...nothingMore,
      };
    });
    if (raises(repAlerts(parts({ reps })))) found++;
  }
  expect(found).toBeLessThanOrEqual(MOST_FALSE);
});

test('ALERT-TAIL-3 nor segments that only grew', () => {
  const random = seeded(7);
  let found = 0;
  for (let file = 0; file < 100; file++) {
    const rows = Array.from({ length: 20 }, (_, i) =>
      [50, 500].map((deals, after): SegmentValueRow => {
        const row = { field: 0, level: `level ${i}`, after: after === 1, deals };
        const wins = binomialDraw(deals, 0.05, random);
        let [value, squares] = [0, 0];
        for (let win = 0; win < wins; win++) {
          const amount = 1000 * Math.exp(2 * random());
          value += amount;
          squares += amount * amount;
        }
        return { ...row, value, squares, won: wins, unpriced: 0 };
      }),
    ).flat();
    if (raises(emergingAlerts(parts(), rows))) found++;
  }
  expect(found).toBeLessThanOrEqual(MOST_FALSE);
});
