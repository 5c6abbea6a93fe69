import { expect, test } from 'vitest';
import { clusteredMixTest, mixDesignEffect } from '../../src/stats/mixDesignEffect.ts';
import type { MixSquares } from '../../src/stats/mixDesignEffect.ts';
import { seeded } from '../../src/stats/random.ts';
import { expectClose } from './close.ts';

interface Deal {
  account: number;
  level: number;
  late: boolean;
}

function squaresOf(deals: readonly Deal[], levelOf: (deal: Deal) => number): MixSquares[] {
  const counts = new Map<string, { level: number; before: number; after: number }>();
  for (const deal of deals) {
    const key = `${deal.account} ${levelOf(deal)}`;
    const count = counts.get(key) ?? { level: levelOf(deal), before: 0, after: 0 };
    count[deal.late ? 'after' : 'before'] += 1;
    counts.set(key, count);
  }
  const rows: MixSquares[] = [];
  for (const { level, before, after } of counts.values()) {
    const row = (rows[level] ??= {
      before_deals: 0,
      after_deals: 0,
      before_squares: 0,
      after_squares: 0,
      products: 0,
    });
    row.before_deals += before;
    row.after_deals += after;
    row.before_squares += before ** 2;
    row.after_squares += after ** 2;
    row.products += before * after;
  }
  return rows;
}

const effectOf = (deals: readonly Deal[]): number | null => {
  const [all] = squaresOf(deals, () => 0);
  return all
    ? mixDesignEffect(
        squaresOf(deals, (deal) => deal.level),
        all,
      )
    : null;
};

/** The mean generalised design effect by its definition: variance of each difference of shares, account by account. */
function byDefinition(deals: readonly Deal[], levels: number): number {
  const size = [false, true].map((late) => deals.filter((deal) => deal.late === late).length);
  const [before = 0, after = 0] = size;
  let sum = 0;
  for (let level = 0; level < levels; level++) {
    const share = deals.filter((deal) => deal.level === level).length / deals.length;
    const parts = new Map<number, number>();
    for (const deal of deals) {
      const part = ((deal.level === level ? 1 : 0) - share) / (deal.late ? after : -before);
      parts.set(deal.account, (parts.get(deal.account) ?? 0) + part);
    }
    const variance = [...parts.values()].reduce((total, part) => total + part * part, 0);
    const plain = share * (1 - share) * (1 / before + 1 / after);
    sum += ((1 - share) * variance) / plain;
  }
  return sum / (levels - 1);
}

/** Accounts with some deals each within two periods; the level is the account's own with a chance, else the deal's. */
function draw(accounts: number, each: number, alike: number, seed: number): Deal[] {
  const random = seeded(seed);
  const level = (): number => Math.floor(3 * random() ** 1.3);
  return Array.from({ length: accounts }, (_, account) => {
    const [own, late] = [level(), random() < 0.5];
    return Array.from({ length: each }, (): Deal => {
      const isLate = random() < 0.7 ? late : random() < 0.5;
      return { account, level: random() < alike ? own : level(), late: isLate };
    });
  }).flat();
}

test('STATS-MIX-1 the mean design effect is what its definition gives, account by account', () => {
  for (const seed of [1, 2, 3]) {
    const deals = draw(120, 4, 0.9, seed);
    expectClose(effectOf(deals), byDefinition(deals, 3), 'design effect', 1e-12);
    expect(effectOf(deals)).toBeGreaterThan(1.5);
  }
});

test('STATS-MIX-2 accounts with one deal each leave deals independent; without two levels or periods there is none', () => {
  const singles = draw(400, 1, 1, 4).map((deal, i) => ({ ...deal, late: i % 2 === 0 }));
  expectClose(effectOf(singles), 1, 'design effect', 1e-2);
  expect(effectOf(singles.map((deal) => ({ ...deal, level: 0 })))).toBeNull();
  expect(effectOf(singles.map((deal) => ({ ...deal, late: true })))).toBeNull();
  expect(clusteredMixTest({ before: [3, 0], after: [2, 0] }, 2)).toBeNull();
});

test('STATS-MIX-3 the test is Pearson’s χ² over the design effect', () => {
  const mix = { before: [30, 20, 0, 10], after: [18, 30, 0, 22] };
  // R: x <- chisq.test(cbind(c(30, 20, 10), c(18, 30, 22)))$statistic; pchisq(x / c(1, 2), 2, lower.tail = FALSE)
  expectClose(clusteredMixTest(mix, 1), 0.01238376365, 'p', 1e-9);
  expectClose(clusteredMixTest(mix, 2), 0.11128236, 'p', 1e-9);
});

test('STATS-MIX-4 where accounts stay with their level the test keeps its 5%, which without them is exceeded', () => {
  let [plain, clustered] = [0, 0];
  for (let seed = 1; seed <= 300; seed++) {
    const deals = draw(200, 4, 1, 100 + seed);
    const rows = squaresOf(deals, (deal) => deal.level);
    const mix = {
      before: rows.map((row) => row.before_deals),
      after: rows.map((row) => row.after_deals),
    };
    if ((clusteredMixTest(mix, 1) ?? 1) < 0.05) plain++;
    if ((clusteredMixTest(mix, effectOf(deals) ?? 1) ?? 1) < 0.05) clustered++;
  }
  expect(plain / 300).toBeGreaterThan(0.15);
  expect(clustered / 300).toBeLessThan(0.09);
});
