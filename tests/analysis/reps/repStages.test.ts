import { expect, test } from 'vitest';
import { habitsOf } from '../../../src/analysis/reps/repStages.ts';
import { binomialDraw } from '../../../src/stats/binomial.ts';
import { seeded, type Random } from '../../../src/stats/random.ts';

const STAGES = [
  { stage: 'Demo', lost: 0.2 },
  { stage: 'Proposal', lost: 0.3 },
  { stage: 'Negotiation', lost: 0.25 },
];

/** Twelve reps with 500 deals each, of whom the first loses more at Proposal. */
const rows = (random: Random, more: number) =>
  Array.from({ length: 12 }, (_, rep) => {
    let deals = 500;
    return STAGES.map(({ stage, lost }) => {
      const rate = lost + (rep === 0 && stage === 'Proposal' ? more : 0);
      const gone = binomialDraw(deals, rate, random);
      const row = { rep: `Rep ${rep}`, stage, deals, lost: gone };
      deals -= gone;
      return row;
    });
  }).flat();

test('REPS-STAGES-1 a planted weak stage of one rep is told, and hardly anything else', () => {
  const random = seeded(3);
  let [found, others] = [0, 0];
  for (let run = 0; run < 40; run++) {
    const { byRep, tests } = habitsOf(rows(random, 0.25), 1);
    expect(tests).toBe(36);
    for (const [rep, habits] of byRep)
      for (const one of habits)
        if (rep === 'Rep 0' && one.stage === 'Proposal' && one.difference.high < 0) found++;
        else if (rep !== 'Rep 0') others++;
  }
  expect(found).toBeGreaterThanOrEqual(36);
  expect(others).toBeLessThanOrEqual(12);
});

test('REPS-STAGES-2 where all reps are alike, one file in ten tells anything', () => {
  const random = seeded(4);
  let told = 0;
  for (let run = 0; run < 100; run++) {
    const { byRep } = habitsOf(rows(random, 0), 1);
    if ([...byRep.values()].some((habits) => habits.length > 0)) told++;
  }
  expect(told).toBeLessThanOrEqual(15);
});
