import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/calendar.ts';
import { creationEdges } from '../../src/domain/creationEdges.ts';
import { edgeMask, type Cycles, type Edges } from '../../src/domain/edgeMask.ts';

const evenly =
  (longest: number) =>
  (days: number): number =>
    Math.max(0, Math.min(1, days / longest));

const same: Cycles = { all: evenly(100), won: evenly(100), lost: evenly(100) };
const edges: Edges = {
  firstCreation: dayOf('2023-01-01'),
  lastCreation: dayOf('2024-03-31'),
  firstClose: dayOf('2023-01-02'),
  lastClose: dayOf('2024-07-09'),
  asOf: dayOf('2024-07-09'),
  cutOnClosedUntil: null,
};
const quarter = (from: string, to: string) => ({ from, to, clock: 'closed' as const });

test('MASK-1 the first quarter of a file shows only its fast deals and is masked', () => {
  const mask = edgeMask(quarter('2023-01-01', '2023-03-31'), edges, same, 0.5, null);
  expect(mask.observableShare).toBeCloseTo(0.445, 2);
  expect(mask).toMatchObject({ masked: true, why: { kind: 'before-start' } });
});

test('MASK-2 after creations stop only slow deals are left, and the quarter is masked', () => {
  const mask = edgeMask(quarter('2024-04-01', '2024-06-30'), edges, same, 0.5, null);
  expect(mask).toMatchObject({ masked: true, why: { kind: 'after-end', to: '2024-03-31' } });
});

test('MASK-3 a quarter in the middle is shown whole', () => {
  const mask = edgeMask(quarter('2023-07-01', '2023-09-30'), edges, same, 0.5, 0.04);
  expect(mask).toMatchObject({ observableShare: 1, bias: 0, masked: false, why: null });
});

test('MASK-4 the running quarter is never complete', () => {
  const mask = edgeMask(quarter('2024-07-01', '2024-09-30'), edges, same, 0.5, null);
  expect(mask).toMatchObject({ complete: false, masked: true, why: { kind: 'running' } });
});

test('MASK-5 when won deals close faster than lost ones, a share of 0.9 still bends the rate', () => {
  const cycles: Cycles = { all: evenly(60), won: evenly(20), lost: evenly(100) };
  const start = { ...edges, firstCreation: dayOf('2023-02-25') };
  const mask = edgeMask(quarter('2023-04-01', '2023-06-30'), start, cycles, 0.5, 0.1);
  expect(mask.observableShare).toBeGreaterThan(0.9);
  expect(mask.bias).toBeGreaterThan(0.005);
  expect(mask).toMatchObject({ masked: true, why: { kind: 'bias' } });
});

test('MASK-6 a file cut on the closed date masks what comes before the cut, on both clocks', () => {
  const cut = { ...edges, firstClose: dayOf('2023-06-01'), cutOnClosedUntil: dayOf('2023-06-01') };
  const onClosed = edgeMask(quarter('2023-04-01', '2023-06-30'), cut, same, 0.5, null);
  const onCreated = edgeMask(
    { from: '2023-04-01', to: '2023-06-30', clock: 'created' },
    cut,
    same,
    0.5,
    null,
    1,
  );
  expect(onClosed.why).toEqual({ kind: 'cut-on-closed', firstClose: '2023-06-01' });
  expect(onCreated.why).toEqual({ kind: 'cut-on-closed', firstClose: '2023-06-01' });
});

test('MASK-7 on the created clock a cohort must be decided', () => {
  const cohort = { from: '2023-07-01', to: '2023-09-30', clock: 'created' as const };
  expect(edgeMask(cohort, edges, same, 0.5, null, 0.7).masked).toBe(true);
  expect(edgeMask(cohort, edges, same, 0.5, null, 0.95).masked).toBe(false);
});

test('MASK-8 one stray deal from years ago does not move the start of the business', () => {
  const busy = Array.from({ length: 70 }, (_, i) => ({ day: 19_000 + i, deals: 5 }));
  expect(creationEdges([{ day: 12_000, deals: 1 }, ...busy, { day: 25_000, deals: 2 }])).toEqual({
    first: 19_000,
    last: 19_069,
  });
  expect(creationEdges([])).toBeNull();
});
