import { describe, expect, test } from 'vitest';
import { bucketsAfter, quarterBefore } from '../../../src/analysis/forecast/calendar.ts';
import {
  drawForecast,
  reached,
  swings,
  type SingleDeal,
} from '../../../src/analysis/forecast/draws.ts';
import { bestMethod, grade, scoreOf } from '../../../src/analysis/forecast/record.ts';
import {
  bandOf,
  plainForecasts,
  replays,
  shockAt,
  standAt,
  standsOf,
  type ForecastData,
} from '../../../src/analysis/forecast/replays.ts';
import { bandOfDraws } from '../../../src/analysis/forecast/told.ts';
import { dayOf } from '../../../src/domain/calendar.ts';
import { BUSINESSES } from '../../calibrate/forecast/businesses.ts';
import { drawDeals, fileOf } from '../../calibrate/forecast/drawBusiness.ts';

const [shape] = BUSINESSES;
if (!shape) throw new Error('There is no business to draw.');
const still = (): Promise<void> => Promise.resolve();
const { deals, asOf } = drawDeals(shape, 3);
const data: ForecastData = fileOf(deals, asOf);

describe('a forecast as of an earlier day', () => {
  test('FORECAST-REPLAY-1 it is to 1e-9 what a file of that day would give: nothing known later leaks in', () => {
    for (const back of [1, 4]) {
      const day = asOf - 91 * back;
      const quarter = quarterBefore(data.quarter, back);
      const then = standAt({ ...fileOf(deals, day), quarter }, 0, quarter, 'value');
      const replayed = standAt(data, 13 * back, quarter, 'value');
      expect(then).not.toBeNull();
      [0, 1].forEach((q) => {
        const [own, cut] = [replayed?.outlook.quarters[q], then?.outlook.quarters[q]];
        for (const part of ['existing', 'created'] as const) {
          const [a, b] = [own?.[part], cut?.[part]];
          expect((a?.mean ?? 0) / (b?.mean ?? 1)).toBeCloseTo(1, 9);
          expect((a?.variance ?? 0) / (b?.variance ?? 1)).toBeCloseTo(1, 9);
        }
      });
      const told = (of: ForecastData, stand: typeof then) =>
        stand && plainForecasts(of, stand, day, quarter, 0, 'value').soFar;
      expect(told(data, replayed)).toBeCloseTo(told(fileOf(deals, day), then) ?? -1, 3);
    }
  });

  test('FORECAST-REPLAY-2 the range of a replay rests on earlier misses alone', async () => {
    const past = replays(data, await standsOf(data, 'value', still), 0, 'value');
    const all = grade(past, 0);
    const changed = grade(
      past.map((one) => (one.back <= 2 ? { ...one, actual: one.actual * 3 } : one)),
      0,
    );
    expect(all.length).toBe(8);
    // The latest quarter’s own range knows the miss of the one before; all others stay.
    expect(changed.slice(1).map(({ bands }) => bands)).toEqual(
      all.slice(1).map(({ bands }) => bands),
    );
    expect(changed[0]?.bands.model).not.toEqual(all[0]?.bands.model);
    // A forecast of the next quarter knows of a miss only once that quarter is over.
    expect(shockAt(past, 'model', 3, 1).misses).toBe(shockAt(past, 'model', 4, 0).misses);
  });

  test('FORECAST-REPLAY-3 in the last days of a quarter earlier ones are replayed before they end, not after', async () => {
    for (const day of ['2024-03-28', '2024-03-30', '2024-06-29'].map(dayOf)) {
      const late = fileOf(deals, day);
      const past = replays(late, await standsOf(late, 'value', still), 0, 'value');
      expect(past.length).toBeGreaterThanOrEqual(8);
      for (const { asOf: then, quarter, back, methods } of past) {
        expect(then).toBeLessThan(quarter.to);
        expect(day - 91 * back - then).toBeLessThanOrEqual(7);
        expect(methods.model).not.toBeNull();
      }
    }
  });

  test('FORECAST-METHOD-1 the model is left only where another lost less over four replays that both have', async () => {
    const graded = grade(replays(data, await standsOf(data, 'value', still), 0, 'value'), 0);
    expect(bestMethod(graded.slice(0, 3))).toBe('model');
    const better = graded.map((one) => ({
      ...one,
      bands: { ...one.bands, lastYear: { p10: one.actual, p50: one.actual, p90: one.actual } },
    }));
    expect(bestMethod(better)).toBe('lastYear');
    expect(scoreOf(better, 'lastYear')).toMatchObject({ coverage: 1, pinball: 0 });
  });
});

describe('draws', () => {
  const stand = standAt(data, 0, data.quarter, 'value');
  const buckets = bucketsAfter(asOf, data.quarter);
  const singlesOf = (): SingleDeal[] =>
    deals
      .filter(({ created, closed }) => created <= asOf && closed > asOf)
      .sort((a, b) => b.amount - a.amount)
      .slice(0, 50)
      .map(({ created, amount, group }, i) => ({
        deal: `D-${i}`,
        amount,
        value: amount,
        group,
        created: Math.floor((asOf - created) / 7),
      }));
  const drawn = async (singles: SingleDeal[]) => {
    if (!stand) throw new Error('Nothing is known.');
    const stands = await standsOf(data, 'value', still);
    const past = [replays(data, stands, 0, 'value'), replays(data, stands, 1, 'value')] as const;
    const shocks = [shockAt(past[0], 'model', 0, 0), shockAt(past[1], 'model', 0, 1)] as const;
    return { shocks, draws: await drawForecast(stand.outlook, buckets, shocks, singles, 5, still) };
  };

  test('FORECAST-DRAWS-1 the drawn range is the one that replays are graded by, with deals drawn one by one or as sums', async () => {
    const { shocks, draws } = await drawn([]);
    const { draws: single } = await drawn(singlesOf());
    for (const which of [0, 1] as const) {
      const quarter = stand?.outlook.quarters[which];
      const mean = (quarter?.existing.mean ?? 0) + (quarter?.created.mean ?? 0);
      const variance = (quarter?.existing.variance ?? 0) + (quarter?.created.variance ?? 0);
      const plain = {
        known: 0,
        expected: mean,
        variance: variance / mean ** 2 + (stand?.outlook.unknown[which] ?? 0),
      };
      const graded = bandOf(plain, shocks[which]);
      for (const one of [draws, single]) {
        const band = bandOfDraws(one.quarters[which], 0);
        for (const p of ['p10', 'p50', 'p90'] as const)
          expect(Math.abs(band[p] / graded[p] - 1)).toBeLessThan(0.05);
      }
    }
  });

  test('FORECAST-DRAWS-2 months add up to their quarter in every draw, and the same seed draws the same', async () => {
    const { draws } = await drawn(singlesOf());
    const { draws: again } = await drawn(singlesOf());
    expect(again.quarters[0]).toEqual(draws.quarters[0]);
    for (let draw = 0; draw < 20; draw++) {
      const months = buckets.reduce(
        (sum, { quarter }, b) => sum + (quarter === 0 ? (draws.buckets[b]?.[draw] ?? 0) : 0),
        0,
      );
      expect(months / (draws.quarters[0][draw] ?? 1)).toBeCloseTo(1, 12);
    }
    const mean = draws.quarters[0].reduce((sum, one) => sum + one, 0) / draws.quarters[0].length;
    expect((draws.existing[0] + draws.created[0]) / mean).toBeCloseTo(1, 9);
  });

  test('FORECAST-SWING-1 a deal’s swing is the chance with it less the chance without it, of the same draws', async () => {
    const { draws } = await drawn(singlesOf());
    const { p50 } = bandOfDraws(draws.quarters[0], 0);
    const found = swings(draws, 0, p50);
    const [first] = draws.singles;
    const size = draws.singles.length;
    const without = draws.quarters[0].map(
      (total, draw) => total - (draws.won[draw * size] === 1 ? (first?.value ?? 0) : 0),
    );
    const withDeal = without.map((total) => total + (first?.value ?? 0));
    expect(found[0]).toBeCloseTo(reached(withDeal, 0, p50) - reached(without, 0, p50), 12);
    expect(Math.max(...found)).toBeGreaterThan(0);
    // Of a sum far out of reach no deal decides.
    expect(Math.max(...swings(draws, 0, p50 * 100))).toBe(0);
  });
});
