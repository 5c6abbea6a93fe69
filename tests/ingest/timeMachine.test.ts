import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DuckSession } from '../../workers/duckdb/session.ts';
import { AS_IT_IS, type Loaded } from '../../workers/loaded.ts';
import { cancelled, problemOf, ProblemError } from '../../workers/problems.ts';
import { TimeMachine } from '../../workers/timeMachine.ts';
import { wishUntil } from '../../workers/wish.ts';
import { datedDeals, wholeCsv } from '../support/datedDeals.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';
import { loadStored } from '../support/loadCsv.ts';

const DEALS = 400;
const wanted = wishUntil(() => false);

describe('which day’s file stands', () => {
  let db: TestDuckDB;
  let whole: Loaded;
  let loaded: Loaded | null;
  let machine: TimeMachine;
  /** Told before each statement; may throw. */
  let before: (text: string) => void;

  beforeAll(async () => {
    db = await openDuckDB();
    const deals = datedDeals(DEALS, { seed: 5, last: '2025-05-20', falls: '2030-01-01' });
    const read = await loadStored(db, new File([wholeCsv(deals)], 'deals.csv'));
    whole = { plan: read.stored.plan, ...read, prepared: null, ...AS_IT_IS };
  });
  afterAll(() => db.close());

  beforeEach(async () => {
    before = () => undefined;
    loaded = whole;
    const session = {
      run: async (sql: { text: string }) => {
        await Promise.resolve();
        before(sql.text);
        db.run(sql);
      },
      query: async (sql: { text: string }) => {
        await Promise.resolve();
        before(sql.text);
        return db.query(sql);
      },
    } as unknown as DuckSession;
    machine = new TimeMachine({
      session: () => session,
      loaded: () => loaded,
      stands: (one) => (loaded = one),
    });
    await machine.stand('2023-12-31', wanted);
    await machine.stand(null, wanted);
  });

  const deals = (): number =>
    db.query<{ n: number }>('SELECT count(*)::DOUBLE AS n FROM deals')[0]?.n ?? 0;

  test('TIME-1 as of a day, and back', async () => {
    const then = await machine.stand('2024-06-30', wanted);
    expect(then).toBe(loaded);
    expect(then?.asOf?.day).toBe('2024-06-30');
    expect(then?.whole).toBe(whole);
    expect(deals()).toBe(then?.dataset.deals);
    expect(deals()).toBeLessThan(DEALS);
    expect(await machine.stand('2024-06-30', wanted)).toBe(then);
    expect(await machine.stand(null, wanted)).toBe(whole);
    expect(deals()).toBe(DEALS);
  });

  test('TIME-2 a day the file does not end after is the file as it is', async () => {
    expect(await machine.stand('2031-12-31', wanted)).toBe(whole);
    expect(deals()).toBe(DEALS);
  });

  test.each([
    ['before anything was shown: the day before stands', false, '2024-06-30'],
    ['after something was: its own day stands', true, '2023-12-31'],
  ])('TIME-6 work that fails %s', async (_, isShown, day) => {
    await machine.stand('2024-06-30', wanted);
    const shown: string[] = [];
    const work = machine.during<string, never>(
      '2023-12-31',
      wanted,
      (one) => shown.push(one),
      (then, show) => {
        expect(then?.asOf?.day).toBe('2023-12-31');
        if (isShown) show('a snapshot');
        return Promise.reject(new Error('It failed.'));
      },
    );
    await expect(work).rejects.toThrow('It failed.');
    expect(shown).toHaveLength(isShown ? 1 : 0);
    expect(loaded?.asOf?.day).toBe(day);
    expect(deals()).toBe(loaded?.dataset.deals);
  });

  test('TIME-3 a change that nobody waits for any more leaves the whole file, wherever it was', async () => {
    for (let step = 1; step < 12; step++) {
      let steps = 0;
      before = () => (steps += 1);
      const change = machine.stand(
        '2024-06-30',
        wishUntil(() => steps >= step),
      );
      const code = await change.then(
        () => 'stands',
        (thrown: unknown) => problemOf(thrown).code,
      );
      expect(code).toBe('cancelled');
      expect(loaded).toBe(whole);
      expect(deals()).toBe(DEALS);
    }
  });

  test('TIME-4 what a newer wish ended half-way is put right all the same', async () => {
    await machine.stand('2024-06-30', wanted);
    let ends = 2;
    before = (text) => {
      if (!text.includes('search_path') || ends === 0) return;
      ends -= 1;
      throw new ProblemError(cancelled());
    };
    expect(await machine.stand(null, wanted)).toBe(whole);
    expect(ends).toBe(0);
    expect(deals()).toBe(DEALS);
  });

  test('TIME-5 of two days asked for at once the second stands', async () => {
    const [first, second] = await Promise.all([
      machine.stand('2024-06-30', wanted),
      machine.stand('2024-12-31', wanted),
    ]);
    await machine.settled();
    expect(first?.asOf?.day).toBe('2024-06-30');
    expect(loaded).toBe(second);
    expect(deals()).toBe(second?.dataset.deals);
  });
});
