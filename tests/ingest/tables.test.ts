import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { openFile } from '../../workers/ingest/open/openFile.ts';
import { inspect } from '../../workers/ingest/inspect.ts';
import { load } from '../../workers/ingest/load.ts';
import { textRows, xlsxFile } from './open/makeXlsx.ts';
import { calmly, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const deals = (n: number): string =>
  csv(
    ['id', 'outcome', 'amount', 'created', 'closed', 'region'],
    rowsOf(n, (i) => [
      `D${i}`,
      pick(['Won', 'Lost', 'Won'], i),
      10,
      day(i % 300),
      day((i % 300) + 40),
      pick(['North', 'South', 'East'], i >> 1),
    ]),
  );
const quotas = (n: number, header = ['Rep', 'Quota', 'Team']): string =>
  csv(
    header,
    rowsOf(n, (i) => [`Rep ${i}`, 1_000 + i, pick(['A', 'B'], i)]),
  );
/** As wide as the widest, as spreadsheets write it. */
const padded = (text: string): string =>
  text
    .split('\n')
    .map((line) => line + ','.repeat(Math.max(0, 5 - (line.match(/,/g) ?? []).length)))
    .join('\n')
    .replace(/,{5}$/, '');

/** @param table the key of the table that a person wants */
async function read(text: string | File, table?: string) {
  const readAs = table === undefined ? {} : { table };
  const opened = await openFile(
    typeof text === 'string' ? fileOf(text) : text,
    null,
    calmly,
    readAs,
  );
  const proposal = await inspect(opened);
  if (!proposal.ok) throw new Error(proposal.problem.sentence);
  const { plan, questions } = proposal.value;
  const result = await load(test_.port, [opened], plan, calmly);
  if (!result.ok || result.value.phase === 'asking') throw new Error('It did not load.');
  const { value } = result;
  const { rows, rejected, notes, source } = value.phase === 'loaded' ? value.dataset : value.table;
  const [file] = source.files;
  expect(file?.recordsRead).toBe((file?.recordsLoaded ?? 0) + (file?.recordsRejected ?? 0));
  return {
    names: plan.columns.map(({ name }) => name),
    questions,
    rows,
    rejected: file?.recordsRejected ?? 0,
    reasons: [...new Set(rejected.map(({ reason }) => reason))],
    notes: notes.map(({ id, count }) => [id, count]),
    said: notes.map(({ sentence }) => sentence),
  };
}

const dealNames = ['id', 'outcome', 'amount', 'created', 'closed', 'region'];

describe('several tables in one file', () => {
  test.each([
    ['behind a blank line', `${quotas(5)}\n${deals(200)}`],
    ['without one', `${quotas(5)}${deals(200)}`],
    ['of texts alone', `${quotas(5).replace(/1\d\d\d/g, 'many')}\n${deals(200)}`],
    ['padded, behind a blank line', padded(`${quotas(5)}\n${deals(200)}`)],
    ['padded, under titles', padded(`Targets\n${quotas(5)}\nDeals\n${deals(200)}`)],
  ])('INTAKE-TABLES a few rows above the deals are told and passed over: %s', async (_, text) => {
    const got = await read(text);
    expect([got.names, got.rows, got.rejected]).toEqual([dealNames, 200, 0]);
    expect(got.questions).toEqual([]);
    expect(got.notes.map(([id]) => id)).toEqual(['preamble', 'other-table']);
    expect(got.said[1]).toBe(
      'Another table of 5 rows (Rep, Quota, Team) stands above it and is not loaded.',
    );
  });

  test.each([
    ['of another width', `${deals(60)}\n${quotas(40)}`, 41],
    ['of another width without a gap', `${deals(60)}${quotas(40)}`, 41],
    ['as wide as the first', `${quotas(60)}\n${quotas(40, ['Name', 'Target', 'Squad'])}`, 41],
    ['padded', padded(`${deals(60)}\n${quotas(40)}`), 42],
    ['padded, under a title', padded(`${deals(60)}\nTargets\n${quotas(40)}`), 43],
    [
      'and a third as wide as the first',
      `${deals(60)}\n${quotas(40)}\n${deals(30).replace('id,', 'no,')}`,
      72,
    ],
  ])('INTAKE-TABLES the first is read, one below is told: %s', async (_, text, rejected) => {
    const got = await read(text);
    expect(got.questions).toEqual([]);
    expect([got.rows, got.rejected]).toEqual([60, rejected]);
    expect(got.notes.map(([id]) => id)).toEqual(['other-table']);
    expect(got.reasons).toContain('it belongs to another table');
  });

  test.each([
    [
      'wider',
      `${quotas(40)}\n${deals(300)}`,
      40,
      'id | outcome | amount | created | closed | region',
    ],
    ['narrower', `${deals(40)}\n${quotas(300)}`, 40, 'rep | quota | team'],
    [
      'as wide',
      `${quotas(40)}\n${quotas(300, ['Name', 'Target', 'Squad'])}`,
      40,
      'name | target | squad',
    ],
    [
      'padded',
      padded(`${quotas(40)}\n${deals(300)}`),
      40,
      'id | outcome | amount | created | closed | region',
    ],
  ])('INTAKE-TABLES a larger one below is asked about: %s', async (_, text, rows, larger) => {
    const first = await read(text);
    expect(first.questions).toMatchObject([{ id: 'table', answer: null }]);
    const choices = first.questions[0]?.choices ?? [];
    expect(choices.map(({ detail }) => detail)).toEqual([
      `${rows} rows, from line 1 on`,
      '300 rows, from line 43 on',
    ]);
    expect(first.rows).toBe(rows);
    expect(choices[1]?.value).toBe(larger);
    const second = await read(text, larger);
    expect(second.questions).toEqual([]);
    expect([second.rows, second.rejected]).toEqual([300, 0]);
    expect(
      second.names
        .filter((name) => !name.startsWith('Column '))
        .join(' | ')
        .toLowerCase(),
    ).toBe(larger);
    expect(second.notes).toContainEqual(['other-table', rows]);
  });

  test('INTAKE-TABLES one that goes on far down is asked about as well', async () => {
    const text = `${quotas(400)}\n${deals(30_000)}`;
    const { questions } = await read(text);
    expect(questions[0]?.choices[1]?.detail).toMatch(/^more than [\d,]+ rows, from line 403 on$/);
    const all = await read(text, 'id | outcome | amount | created | closed | region');
    expect([all.rows, all.rejected]).toEqual([30_000, 0]);
  }, 30_000);

  test('INTAKE-TABLES on a sheet of a workbook they are told apart, too', async () => {
    const cells = `Targets\n${quotas(40)}\nDeals\n${deals(300)}`.trimEnd().split('\n');
    const rows = textRows(cells.map((line) => line.split(',')));
    const sheet = xlsxFile({ sheets: [{ name: 'All', rows }] });
    const first = await read(sheet);
    expect(first.questions).toMatchObject([{ id: 'table' }]);
    expect(first.rows).toBe(40);
    const second = await read(sheet, first.questions[0]?.choices[1]?.value);
    expect([second.names, second.rows, second.rejected]).toEqual([dealNames, 300, 0]);
    expect(second.notes).toContainEqual(['other-table', 40]);
  });

  test('INTAKE-TABLES a wish for a table that is not there is no wish', async () => {
    const got = await read(`${deals(60)}\n${quotas(40)}`, 'no | such | table');
    expect([got.names, got.rows]).toEqual([dealNames, 60]);
  });

  test('INTAKE-TABLES blank lines and rows of text between rows are no tables', async () => {
    const [header = '', ...rows] = deals(100).trimEnd().split('\n');
    const text = [header, ...rows.slice(0, 50), '', ...rows.slice(50), ''].join('\n');
    const got = await read(text);
    expect([got.rows, got.rejected, got.questions, got.notes]).toEqual([100, 0, [], []]);
    const names = csv(
      ['name', 'team', 'town'],
      rowsOf(100, (i) => [`Ann ${i}`, pick(['Red', 'Blue'], i), `Town ${i}`]),
    );
    const contacts = await read(names.replace('Ann 50', '\nAnn 50'));
    expect([contacts.rows, contacts.rejected, contacts.questions]).toEqual([100, 0, []]);
  });
});
