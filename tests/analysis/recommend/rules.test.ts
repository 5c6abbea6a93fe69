import { expect, test } from 'vitest';
import {
  cycleLonger,
  mixShift,
  quarterEnd,
  repQuestion,
} from '../../../src/analysis/recommend/book.ts';
import { fillColumn } from '../../../src/analysis/recommend/fillColumn.ts';
import { lookAgain } from '../../../src/analysis/recommend/lookAgain.ts';
import { openDeals } from '../../../src/analysis/recommend/openDeals.ts';
import { RULES } from '../../../src/analysis/recommend/rules.ts';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { complete, nothingTold } from '../../support/lateFixture.ts';
import { around } from '../../support/fixture/parts.ts';
import { alert, parts, quiet } from './adviceParts.ts';
import { nothingMore } from '../../support/fixture/reps.ts';

const calendarWith = (change: Partial<NonNullable<Analysis['calendar']>>): Analysis['calendar'] =>
  quiet.calendar && { ...quiet.calendar, ...change };

test('RECOMMEND-1 nothing told, nothing recommended', () => {
  for (const rule of RULES) expect(rule(parts())).toEqual([]);
});

const drift = (told: boolean) =>
  calendarWith({
    drift: [
      { field: 'Region', index: 0.3, moved: 0.2, pValue: 0.001, qValue: 0.01, told, sentence: '' },
    ],
  });
const bridges = (estimate: number, half: number): Analysis['bridges'] =>
  quiet.bridges.map((one) => ({ ...one, mix: around(estimate, half) }));

test('RECOMMEND-MIX-1 a told drift whose mix part took at least a point is a decision to make', () => {
  const [one] = mixShift(parts({ calendar: drift(true), bridges: bridges(-0.01, 0.009) }));
  expect(one).toMatchObject({
    id: 'mix-shift:Region',
    because: ['bridge:Region', 'mix:Region'],
    horizon: 'month',
    test: null,
    certainty: 0.99,
  });
  expect(one?.money?.low).toBeGreaterThan(0);
  expect(one?.action).toContain('1 point of the fall');
});

test.each([
  ['the drift is not told', { calendar: drift(false), bridges: bridges(-0.02, 0.005) }],
  ['the part is under a point', { calendar: drift(true), bridges: bridges(-0.0099, 0.005) }],
  ['its interval reaches 0', { calendar: drift(true), bridges: bridges(-0.02, 0.02) }],
  ['the mix helped', { calendar: drift(true), bridges: bridges(0.02, 0.005) }],
  [
    'the rate did not fall',
    {
      calendar: drift(true),
      bridges: bridges(-0.02, 0.005),
      verdict: { ...quiet.verdict, kind: 'no-evidence' as const },
    },
  ],
])('RECOMMEND-MIX-2 no mix shift where %s', (_, change) => {
  expect(mixShift(parts(change))).toEqual([]);
});

test('RECOMMEND-MIX-3 without amounts there is no money, and why', () => {
  const told = { calendar: drift(true), bridges: bridges(-0.02, 0.005) };
  expect(mixShift(parts(told, { money: false }))[0]).toMatchObject({
    money: null,
    moneyNote: 'No money: the amounts of this file do not allow it.',
  });
});

test('RECOMMEND-MIX-4 money is that of a quarter, however long the compared periods are', () => {
  const told = { calendar: drift(true), bridges: bridges(-0.02, 0.005) };
  const { after } = quiet.verdict;
  if (!after) throw new Error('The fixture compares two quarters.');
  const worth = (from: string, to: string): number => {
    const verdict = { ...quiet.verdict, after: { ...after, from, to } };
    return mixShift(parts({ ...told, verdict }))[0]?.money?.estimate ?? 0;
  };
  const quarter = worth('2024-01-01', '2024-03-31');
  expect(quarter).toBeGreaterThan(0);
  expect(worth('2024-01-01', '2024-12-31')).toBeCloseTo((quarter * 91.3125) / 366, 6);
  expect(worth('2024-04-01', '2024-04-30')).toBeCloseTo((quarter * 91.3125) / 30, 6);
});

test('RECOMMEND-MIX-5 by value a point of the mix is a point of the closed amount, whose shares are named', () => {
  const after = quiet.verdict.after && { ...quiet.verdict.after, amount: 5e6 };
  const verdict = { ...quiet.verdict, measure: 'value' as const, after };
  const amounts = [
    { amountBefore: 100, amountAfter: 900 },
    { amountBefore: 900, amountAfter: 100 },
  ];
  const [bridge] = bridges(-0.02, 1e-9);
  const levels = (bridge?.parts ?? []).slice(0, 2);
  const byValue = bridge && {
    ...bridge,
    parts: levels.map((part, i) => ({ ...part, ...amounts[i] })),
  };
  const [one] = mixShift(
    parts({ calendar: drift(true), bridges: byValue ? [byValue] : [], verdict }),
  );
  expect(one?.money?.estimate).toBeCloseTo(0.02 * 5e6, 0);
  const action = one?.action ?? '';
  expect(action.indexOf(levels[0]?.level ?? '?')).toBeGreaterThanOrEqual(0);
  expect(action.indexOf(levels[0]?.level ?? '?')).toBeLessThan(
    action.indexOf(levels[1]?.level ?? '?'),
  );
});

test('RECOMMEND-REP-1 reps are a question in a few names, below and above apart, without money', () => {
  const reps = ['Ann', 'Bob', 'Cy', 'Di', 'Eve'];
  const analysis = {
    alerts: reps.map((rep) =>
      alert('rep-off-expectation', { id: rep, segment: [{ field: 'Rep', level: rep }] }),
    ),
    reps: reps.map((rep) => ({
      rep,
      deals: 100,
      won: 40,
      expected: 0.5,
      winRate: null,
      shrunk: null,
      difference: around(rep === 'Eve' ? 0.1 : -0.1, 0.04),
      outside: null,
      pValue: 0.001,
      qValue: 0.01,
      consistency: null,
      consistencyReason: null,
      wonAmount: null,
      ...nothingMore,
    })),
  };
  const [below, above] = repQuestion(parts(analysis));
  expect(below?.title).toBe('Ask Ann, Bob, Cy and 1 other what was different about their deals');
  expect(below).toMatchObject({ money: null, because: ['Ann', 'Bob', 'Cy', 'Di'] });
  expect(above?.title).toBe('Ask Eve what others could try');
});

const months = (third: number) =>
  calendarWith({
    effects: (complete.calendar?.effects ?? []).map((effect) => ({
      ...effect,
      seasons: effect.seasons.map((one, i) =>
        i === 2 ? { ...one, points: around(third, 0.016) } : one,
      ),
    })),
  });

test('RECOMMEND-QUARTER-END-1 a told last month is tried on the others, or the other way round', () => {
  const [better] = quarterEnd(parts({ calendar: months(0.05) }));
  expect(better?.title).toContain('last month’s ways');
  expect(better?.because).toEqual(['season:month-of-quarter']);
  expect(better?.test?.from).toBeCloseTo((1763 + 1808) / 8210 - 0.0005, 2);
  expect(better?.test?.to).toBeLessThan(0.51);
  const [worse] = quarterEnd(parts({ calendar: months(-0.05) }));
  expect(worse?.title).toContain('wait for its own time');
});

test('RECOMMEND-QUARTER-END-2 a season told for another month is not about the last one', () => {
  expect(quarterEnd(parts({ calendar: months(0.015) }))).toEqual([]);
});

test('RECOMMEND-OPEN-1 what is counted of open deals has neither money nor trial', () => {
  const told = openDeals(
    parts({
      alerts: [
        alert('stalled-deals', { deals: 1 }),
        alert('pipeline-skewed'),
        alert('value-concentrated', { deals: 10 }),
        alert('drift'),
      ],
    }),
  );
  expect(told.map(({ rule, horizon }) => [rule, horizon])).toEqual([
    ['stalled-deals', 'now'],
    ['pipeline-skewed', 'month'],
    ['value-concentrated', 'month'],
  ]);
  expect(told[0]?.title).toBe('Give 1 stalled deal a date, or close it');
  for (const one of told) expect([one.money, one.test]).toEqual([null, null]);
});

test('RECOMMEND-CYCLE-1 a longer cycle is days, not money', () => {
  const [one] = cycleLonger(parts({ alerts: [alert('cycle-longer')] }));
  expect(one).toMatchObject({ money: null, test: null, certainty: 0.999 });
});

const check = {
  id: 'lost-without-amount',
  severity: 'error' as const,
  column: 'value',
  count: 40,
  share: 0.4,
  message: '',
  examples: [],
};

test('RECOMMEND-FILL-1 a column that withholds an answer is to be filled; one that is missing, exported', () => {
  const limits = [
    { topic: 'Win rate by value', why: '', column: 'amount of lost deals' },
    { topic: 'How long deals take', why: '', column: 'created date' },
    { topic: 'Attainment', why: '', column: 'quota' },
  ];
  const told = fillColumn(parts({ quality: { score: 60, checks: [check] }, limits }));
  expect(told.map(({ title, because }) => [title, because])).toEqual([
    ['Fill the amount of lost deals', ['quality:lost-without-amount']],
    ['Export the created date', ['limit:How long deals take']],
  ]);
});

test('RECOMMEND-FILL-2 a warning, or what no system has, asks for nothing', () => {
  const checks = [{ ...check, severity: 'warn' as const }];
  const limits = [{ topic: 'Attainment', why: '', column: 'quota' }];
  expect(fillColumn(parts({ quality: { score: 90, checks }, limits }))).toEqual([]);
});

const still = (change: Partial<Analysis['verdict']>): Partial<Analysis> => ({
  verdict: { ...nothingTold.verdict, ...change },
});

test('RECOMMEND-AGAIN-1 no evidence names the next finer change, its deals and its weeks', () => {
  const [one] = lookAgain(parts(still({})));
  // 80% power for 5 points around 45.5%: R gives 1,537.9 a side, as many as the file holds already.
  expect(one?.test).toMatchObject({ arms: 1, deals: 1538 });
  expect(one?.title).toMatch(
    /^Change nothing on the strength of this gap; look again in \d+ weeks$/,
  );
  expect(one?.action).toContain('Only a change of 7 points or more would have been likely to show');
  expect(one?.action).toContain('one of 5 points would');
});

test('RECOMMEND-AGAIN-2 the step is clearly finer than what could be seen, and deals that stick together take longer', () => {
  const at = (smallestDetectable: number, designEffect: number | null = null) =>
    lookAgain(parts(still({ smallestDetectable, designEffect })))[0]?.test;
  const step = (of: ReturnType<typeof at>): number => (of ? of.from - of.to : 0);
  expect(step(at(0.063))).toBeCloseTo(0.05, 10);
  expect(step(at(0.062))).toBeCloseTo(0.03, 10);
  expect(at(0.066, 2)?.deals).toBe(3076);
});

test('RECOMMEND-AGAIN-3 where even a point would have shown there is nothing to wait for', () => {
  const [one] = lookAgain(parts(still({ smallestDetectable: 0.0124 })));
  expect(one?.test).toBeNull();
  expect(one?.testNote).toContain('1 point');
});

test('RECOMMEND-AGAIN-4 too few deals is said so; a real change, or no periods, is no reason to wait', () => {
  expect(lookAgain(parts(still({ kind: 'too-few-deals' })))[0]?.title).toContain(
    'numbers as small as these',
  );
  expect(lookAgain(parts(still({ kind: 'improved' })))).toEqual([]);
  expect(lookAgain(parts(still({ before: null })))).toEqual([]);
});

test('RECOMMEND-AGAIN-5 by value the deals it takes follow from what these could show', () => {
  const { before, after, smallestDetectable } = nothingTold.verdict;
  const test = lookAgain(parts(still({ measure: 'value' })))[0]?.test;
  const each = 2 / (1 / (before?.deals ?? 0) + 1 / (after?.deals ?? 0));
  expect(test?.deals).toBe(Math.ceil(each * ((smallestDetectable ?? 0) / 0.05) ** 2));
});
