import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aalenJohansen } from '../../src/stats/aalenJohansen.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { fieldScores } from '../../src/stats/fieldScores.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { oddsByAge } from '../../src/stats/oddsByAge.ts';
import { scorePoints } from '../../src/stats/scorePoints.ts';
import { shrunkQuantiles } from '../../src/stats/shrunkQuantile.ts';
import reference from '../reference/pipeline.json' with { type: 'json' };
import { expectClose } from './close.ts';
import { designOf } from './designOf.ts';

const NAMES = ['region', 'source', 'size'] as const;

function cells(): { design: GroupedDesign; codes: number[][] } {
  const { cells: rows } = reference.fields;
  const factors = NAMES.map((name) => {
    const levels = [...new Set(rows[name])].sort();
    return { name, levels, codes: rows[name].map((level) => levels.indexOf(level)) };
  });
  const design = designOf({ deals: rows.deals, won: rows.won, factors });
  return { design, codes: rows.deals.map((_, row) => factors.map(({ codes }) => codes[row] ?? 0)) };
}

describe('against R', () => {
  test.each(reference.odds)(
    'OPEN-SCORES-1 the odds by age, their error and what comes soon (%#)',
    (answer) => {
      const curve = aalenJohansen(
        answer.rows.age.map((age, i) => {
          const status = answer.rows.status[i];
          return {
            age,
            won: Number(status === 1),
            lost: Number(status === 2),
            censored: Number(status === 0),
          };
        }),
      );
      const found = oddsByAge(curve);
      expect(found?.lastAge).toBe(answer.lastAge);
      for (const { age, logOdds, se, within } of answer.at) {
        expectClose(found?.logOdds(age), logOdds, `log odds at ${age}`);
        expectClose(found?.standardError(age), se, `error at ${age}`);
        expectClose(found?.wonWithin(age, 7), within, `a week from ${age}`);
      }
      expect(found?.logOdds(answer.lastAge + 1)).toBeNull();
      expect(found?.wonWithin(answer.lastAge + 1, 7)).toBeNull();
    },
  );

  test('OPEN-SCORES-2 what each field adds to a deal, and what the sum varies by', () => {
    const { design, codes } = cells();
    const fit = fitLogistic(design);
    if (!fit) throw new Error('no fit');
    const scores = fieldScores(design, fit);
    expectClose(scores.average, reference.fields.average, 'average');
    codes.forEach((own, row) => {
      own.forEach((code, f) =>
        expectClose(
          scores.part(f, code),
          reference.fields.parts[row]?.[f] ?? NaN,
          `part ${f} of ${row}`,
        ),
      );
      expectClose(
        scores.variance(own),
        reference.fields.variance[row] ?? NaN,
        `variance of ${row}`,
      );
    });
    expect(scores.part(0, -1)).toBe(0);
    expect(scores.variance([-1, -1, -1])).toBe(0);
  });

  test('OPEN-SCORES-3 points of a score', () => {
    const { start, probability, points } = reference.points;
    reference.fields.parts.forEach((parts, row) => {
      const found = scorePoints(start, parts);
      expectClose(found.probability, probability[row] ?? NaN, `score ${row}`);
      found.points.forEach((one, f) =>
        expectClose(one, points[row]?.[f] ?? NaN, `points ${row} ${f}`),
      );
    });
  });

  test.each(reference.limits)(
    'OPEN-SCORES-4 a quantile by group, drawn towards that of all (%#)',
    (answer) => {
      const groups = answer.days.map((days) => days.map((one) => ({ days: one, deals: 1 })));
      const found = shrunkQuantiles(groups, answer.p);
      expect(found?.all).toBe(answer.all);
      found?.groups.forEach(({ own, shrunk }, i) => {
        expect(own).toBe(answer.own[i] ?? null);
        expectClose(shrunk, answer.shrunk[i] ?? NaN, `group ${i}`);
      });
    },
  );
});

test('OPEN-SCORES-5 base and points add up to the score, however far its odds are from the start', () => {
  const odds = fc.double({ min: -30, max: 30, noNaN: true });
  fc.assert(
    fc.property(odds, fc.array(odds, { maxLength: 8 }), (start, parts) => {
      const { probability, base, points } = scorePoints(start, parts);
      const sum = points.reduce((total, one) => total + one, base);
      expect(Math.abs(sum - probability)).toBeLessThan(1e-9);
      for (const value of [probability, base, ...points]) expect(Number.isFinite(value)).toBe(true);
    }),
    { seed: 20250511 },
  );
});

test('OPEN-SCORES-6 too few to tell is null: no odds without ten of each to come, no limit without deals', () => {
  const few = Array.from({ length: 30 }, (_, age) => ({
    age,
    won: Number(age < 5),
    lost: 1,
    censored: 0,
  }));
  expect(oddsByAge(aalenJohansen(few))).toBeNull();
  expect(oddsByAge(aalenJohansen([]))).toBeNull();
  expect(shrunkQuantiles([[], []], 0.9)).toBeNull();
});
