import { expect, test } from 'vitest';
import type { DealsPage, DealsQuestion, DealsWish } from '../../src/domain/dealsQuestion.ts';
import type { Answer } from '../../src/domain/problem.ts';
import { DealsTable } from '../../src/state/dealsTable.svelte.ts';
import { someDeals } from '../support/dealsPageFixture.ts';
import { failed, FakeEngine, ok } from '../support/fakeEngine.ts';

const question: DealsQuestion = {
  filters: [],
  levels: [],
  period: null,
  outcome: 'closed',
  set: null,
};
const gone = failed({ code: 'engine-stopped', sentence: 'Gone.', whatToDo: 'Wait.' });

function opened() {
  const engine = new FakeEngine();
  const asked = () => engine.dealsAsked.map(({ wish }) => wish);
  return { engine, asked, table: new DealsTable(engine, question) };
}

test('DEALS-STATE-1 only what is looked at is fetched, once, with one question at a time', async () => {
  const { table, asked } = opened();
  await table.need(0, 20);
  expect(table.row(20)?.[0]).toBe('D20');
  expect(table.row(100)).toBeUndefined();
  await table.need(590, 620);
  await table.need(0, 620);
  expect(asked().map(({ from }) => from)).toEqual([0, 500, 600, 100, 200, 300, 400]);
  expect(table.facts?.found).toBe(1_204);
});

test('DEALS-STATE-2 while one stretch is on its way, the place that was scrolled to last comes next', async () => {
  const { engine, table, asked } = opened();
  await table.need(0, 20);
  const answers: (() => void)[] = [];
  engine.dealsPage = (wish) =>
    new Promise<Answer<DealsPage>>((resolve) => answers.push(() => resolve(ok(someDeals(wish)))));
  const first = table.need(300, 320);
  void table.need(500, 520);
  const last = table.need(900, 920);
  answers[0]?.();
  await Promise.resolve();
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.();
  await Promise.all([first, last]);
  expect(asked().map(({ from }) => from)).toEqual([0, 300, 900]);
});

test('DEALS-STATE-3 another order or search begins anew, and what comes late is dropped', async () => {
  const { engine, table, asked } = opened();
  await table.need(0, 20);
  const pending: { wish: DealsWish; answer: (given: Answer<DealsPage>) => void }[] = [];
  engine.dealsPage = (wish) => new Promise((answer) => pending.push({ wish, answer }));
  const sorted = table.sortBy('amount', true);
  const found = table.find('x');
  expect(table.waiting).toBe(true);
  pending[0]?.answer(ok({ ...someDeals(asked()[1] ?? pending[0].wish), found: 9_999 }));
  await expect.poll(() => pending.length).toBe(2);
  expect(table.facts?.found).toBe(1_204);
  expect(pending[1]?.wish).toMatchObject({
    from: 0,
    sort: { key: 'amount', descending: true },
    search: 'x',
  });
  pending[1]?.answer(ok(someDeals(pending[1].wish)));
  await Promise.all([sorted, found]);
  expect(table.facts?.found).toBe(7);
  expect(table.row(7)).toBeUndefined();
});

test('DEALS-STATE-4 a header turns the order round, and personal data come only when asked for', async () => {
  const { table, asked } = opened();
  await table.sortBy('amount', true);
  await table.sortBy('amount', true);
  expect(table.sort).toEqual({ key: 'amount', descending: false });
  await table.sortBy('c5', false);
  expect(table.sort).toEqual({ key: 'c5', descending: false });
  expect(asked().every(({ withPersonal }) => !withPersonal)).toBe(true);
  await table.showPersonal(true);
  expect(table.row(0)).toContain('someone@example.com');
});

test('DEALS-STATE-5 a failure is told and can be tried again', async () => {
  const { engine, table } = opened();
  engine.dealsPage = () => gone;
  await table.need(0, 20);
  expect(table.problem?.sentence).toBe('Gone.');
  expect(table.waiting).toBe(false);
  engine.dealsPage = (wish) => ok(someDeals(wish));
  await table.retry();
  expect(table.problem).toBeNull();
  expect(table.row(0)?.[0]).toBe('D0');
});

test('DEALS-STATE-6 rows to copy are fetched where they were not seen', async () => {
  const { engine, table } = opened();
  await table.need(0, 20);
  const rows = await table.rowsBetween(250, 460);
  expect(rows?.map((row) => row[0])).toEqual(Array.from({ length: 211 }, (_, i) => `D${250 + i}`));
  engine.dealsPage = () => gone;
  expect(await table.rowsBetween(1_000, 1_100)).toBeNull();
});

test('DEALS-STATE-7 a file is made one at a time; a failure says why', async () => {
  const { engine, table } = opened();
  const blob = await table.save();
  expect(await blob?.text()).toBe('a\r\n');
  expect(table.saving).toEqual({ phase: 'idle' });
  engine.rows = () => gone;
  expect(await table.save()).toBeNull();
  expect(table.saving).toMatchObject({ phase: 'failed', problem: { sentence: 'Gone.' } });
});
