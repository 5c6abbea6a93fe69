import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DealsPage, DealsQuestion, DealsWish } from '../../src/domain/dealsQuestion.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import { DealsDesk, type LoadedDeals } from '../../workers/dealsDesk.ts';
import { cancelled, ProblemError } from '../../workers/problems.ts';
import { openDuckDB, type TestDuckDB } from '../support/duckdb.ts';
import { loadCsv } from '../support/loadCsv.ts';
import { recordsOf } from '../support/recordsOf.ts';

const markup = '<img src=x onerror=alert(1)>';
const formula = '=HYPERLINK("http://x","y")';
const long = 'y'.repeat(100_000);
const notes = [markup, formula, 'a\0b', long, '\0=1+1', 'plain, "quoted"\nnext line', '50%_done'];

/** A NUL is dropped as the file is read. */
const kept = notes.map((note) => note.replaceAll('\0', ''));

const header = 'deal_id,Outcome,Region,Amount,Created,Closed,Contact e-mail,Note';
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const line = (i: number) => {
  const day = String((i % 27) + 1).padStart(2, '0');
  const outcome = ['Won', 'Lost', 'Open'][i % 3] ?? '';
  const note = i < notes.length ? quoted(notes[i] ?? '') : `note ${i}`;
  return `D${i},${outcome},${i % 2 ? 'EU' : 'US'},${100 + i},2023-0${(i % 9) + 1}-${day},2024-0${(i % 9) + 1}-${day},person${i}@example.com,${note}`;
};
const csv = `${[header, ...Array.from({ length: 300 }, (_, i) => line(i))].join('\n')}\n`;

let db: TestDuckDB;
let loaded: LoadedDeals | null = null;
let desk: DealsDesk;
/** Set to let the next questions to DuckDB end as a new analysis would end them. */
let ended = 0;

beforeAll(async () => {
  db = await openDuckDB();
  let plan: IntakePlan | null = null;
  const dataset = await loadCsv(db, new File([csv], 'deals.csv'), (found) => (plan = found));
  if (!plan) throw new Error('There is a plan once the file is loaded.');
  loaded = { plan, dataset, prepared: null };
  desk = new DealsDesk({
    loaded: () => loaded,
    query: <Row extends object>(query: { text: string }) => {
      ended -= 1;
      return ended >= 0
        ? Promise.reject(new ProblemError(cancelled()))
        : Promise.resolve(db.query(query) as unknown as Row[]);
    },
    again: (work) => work(),
  });
});
afterAll(() => db.close());

const question: DealsQuestion = {
  filters: [],
  levels: [{ field: 'Region', level: 'EU' }],
  period: null,
  outcome: 'closed',
  set: null,
};
const wish: DealsWish = { from: 0, rows: 20, sort: null, search: '', withPersonal: false };

async function page(change: Partial<DealsWish> = {}, of = question): Promise<DealsPage> {
  const answer = await desk.page(of, { ...wish, ...change });
  if (!answer.ok) throw new Error(`${answer.problem.sentence} ${answer.problem.detail ?? ''}`);
  return answer.value;
}

const all = { ...question, levels: [], outcome: 'any' as const };

test('DEALS-1 a page has the telling columns first and the others in the file’s order, and counts of all', async () => {
  const { columns, rows, found, counts, receipt, withheld } = await page();
  expect(columns.map(({ name }) => name)).toEqual([
    'deal_id',
    'Outcome',
    'Amount',
    'Closed',
    'Created',
    'Region',
    'Note',
  ]);
  expect(withheld).toEqual(['Contact e-mail']);
  expect(rows).toHaveLength(20);
  expect(rows[0]).toEqual(['D1', 'lost', 101, '2024-02-02', '2023-02-02', 'EU', formula]);
  expect(found).toBe(100);
  expect(counts).toEqual({ deals: 100, won: 50, lost: 50, open: 0 });
  expect(receipt.formula).toContain('50 / 100 = 50.0%');
  expect(receipt.definition).toBe('Closed deals (won or lost), where Region is EU.');
  expect(db.query(`SELECT count(*)::DOUBLE AS n FROM (${receipt.sql})`)).toEqual([{ n: 100 }]);
});

test('DEALS-2 columns with personal data come only when asked for, and are searched only then', async () => {
  const asked = await page({ withPersonal: true, search: 'person31@' });
  expect(asked.withheld).toEqual([]);
  expect(asked.found).toBe(1);
  expect(asked.rows[0]).toContain('person31@example.com');
  expect((await page({ search: 'person31@' })).found).toBe(0);
});

test('DEALS-3 sorting goes by the column that was named, and by nothing else', async () => {
  const amounts = async (key: string, descending: boolean) =>
    (await page({ sort: { key, descending }, rows: 3 })).rows.map((row) => row[2]);
  expect(await amounts('amount', true)).toEqual([397, 395, 391]);
  expect(await amounts('amount', false)).toEqual([101, 103, 107]);
  expect(await amounts('1; DROP TABLE deal_rows', true)).toEqual([101, 103, 107]);
});

test('DEALS-4 hostile cells are text, and cut; the search finds signs that mean something to SQL', async () => {
  const { rows } = await page({ rows: notes.length }, all);
  const shown = rows.map((row) => row[6]);
  expect(shown).toEqual([...kept.slice(0, 3), long.slice(0, 1001), ...kept.slice(4)]);
  expect((await page({ search: '50%_' }, all)).found).toBe(1);
  expect((await page({ search: '5_%' }, all)).found).toBe(0);
});

test('DEALS-5 the file has every deal, whole cells, no personal data and no formula', async () => {
  const saved = await desk.save(all, { search: '', withPersonal: false }, () => {});
  if (!saved.ok) throw new Error(saved.problem.sentence);
  const records = recordsOf(await saved.value.text());
  expect(records).toHaveLength(301);
  expect(records[0]).toHaveLength(7);
  expect(records.slice(1).map((cells) => cells[0])).toEqual(
    Array.from({ length: 300 }, (_, i) => `D${i}`),
  );
  const written = records.slice(1, 1 + notes.length).map((cells) => cells[6]);
  expect(written).toEqual(kept.map((note) => (note.startsWith('=') ? `'${note}` : note)));
  const some = await desk.save(question, { search: 'note', withPersonal: true }, () => {});
  if (!some.ok) throw new Error(some.problem.sentence);
  const found = (await page({ search: 'note' })).found;
  expect(recordsOf(await some.value.text())).toHaveLength(found + 1);
});

test('DEALS-6 a newer question ends the older one', async () => {
  const older = desk.page(question, wish);
  const newer = desk.page(question, { ...wish, rows: 1 });
  expect(await older).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  expect(await newer).toMatchObject({ ok: true });
});

test('DEALS-7 what a new analysis ended is asked again; what another file ended is not', async () => {
  ended = 2;
  expect((await page()).found).toBe(100);
  const before = loaded;
  const asked = desk.page(question, { ...wish, search: 'x' });
  loaded = before && { ...before };
  expect(await asked).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  loaded = null;
  expect(await desk.page(question, wish)).toMatchObject({ ok: false });
  loaded = before;
});
