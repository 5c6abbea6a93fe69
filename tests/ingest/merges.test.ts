import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Merge } from '../../src/domain/intakePlan.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { loadAll, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const file = () =>
  fileOf(
    csv(
      ['id', 'outcome', 'amount', 'closed', 'source', 'renewal'],
      rowsOf(400, (i) => [
        `d${i}`,
        pick(['Won', 'Lost', 'Lost'], i >> 2),
        pick(['$10', '$20'], i),
        day(i),
        pick(['Google', 'google', 'Partner', 'N/A'], i),
        pick(['true', 'TRUE', 'false'], i),
      ]),
    ),
  );

async function merged(...merges: Merge[]) {
  const dataset = await loadAll(test_, file(), (plan) => ({ ...plan, merges }));
  const notes = dataset.notes.filter(({ id }) => id === 'merges');
  const levelsOf = (wanted: string) =>
    dataset.fields.find(({ name }) => name === wanted)?.levels ?? [];
  return { dataset, levelsOf, said: notes.map(({ sentence }) => sentence) };
}

test('INTAKE-MERGE of outcome words, amounts or dates is not made, and told', async () => {
  const { dataset, said } = await merged(
    { column: 1, from: ['Won'], into: 'Lost' },
    { column: 2, from: ['$10'], into: '$20' },
    { column: 3, from: ['2023-01-01'], into: '2023-01-02' },
  );
  expect(said).toEqual([
    'In “outcome”, “Won” was not merged into “Lost”: each of its words is given its own meaning.',
    'In “amount”, “$10” was not merged into “$20”: it is read as a number.',
    'In “closed”, “2023-01-01” was not merged into “2023-01-02”: it is read as a date.',
  ]);
  expect(dataset.outcomeValues).toMatchObject({ won: ['Won'], lost: ['Lost'] });
  expect(test_.db.query('SELECT sum(amount)::DOUBLE AS n FROM deals')).toEqual([{ n: 6_000 }]);
});

test.each([
  ['nothing', ''],
  ['blanks', ' \t'],
  ['the name of blank cells', '(blank)'],
  ['a text with NUL', 'Goo\0gle'],
])('INTAKE-MERGE into %s is not made, and told', async (_, into) => {
  const { levelsOf, said } = await merged({ column: 4, from: ['google'], into });
  expect(levelsOf('source')).toEqual(['Google', 'Partner', 'google', '(blank)']);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/“google” was not merged into .*(blank|NUL)/);
});

test('INTAKE-MERGE of merges that follow each other goes all the way, in circles and both ways nowhere', async () => {
  const chain = await merged(
    { column: 4, from: ['google'], into: 'Google' },
    { column: 4, from: ['Google'], into: 'Search' },
  );
  expect(chain.said).toEqual([]);
  expect(chain.levelsOf('source')).toEqual(['Partner', 'Search', '(blank)']);
  const circle = await merged(
    { column: 4, from: ['google'], into: 'Google' },
    { column: 4, from: ['Google'], into: 'google' },
    { column: 4, from: ['Partner'], into: 'Reseller' },
    { column: 4, from: ['Partner', ''], into: 'Google' },
  );
  expect(circle.levelsOf('source')).toEqual(['Google', 'Reseller', 'google', '(blank)']);
  expect(circle.said).toEqual([
    'In “source”, “” was not merged into “Google”: blank cells stay blank.',
    'In “source”, “Partner” was not merged into “Google”: another merge says otherwise.',
    'In “source”, “google” was not merged into “Google”: the merges go in a circle.',
    'In “source”, “Google” was not merged into “google”: the merges go in a circle.',
  ]);
});

test('INTAKE-MERGE of a word that says nothing makes it a value, no longer told as blank', async () => {
  const { dataset, levelsOf } = await merged({ column: 4, from: ['N/A'], into: 'Unknown' });
  expect(levelsOf('source')).toEqual(['Google', 'Partner', 'Unknown', 'google']);
  expect(dataset.blanks).toEqual([]);
});

test('INTAKE-MERGE of the spellings of a flag is made', async () => {
  const { levelsOf, said } = await merged({ column: 5, from: ['TRUE'], into: 'true' });
  expect([levelsOf('renewal'), said]).toEqual([['false', 'true'], []]);
});
