import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Encoding } from '../../src/domain/encodings.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { inspectFiles } from '../../workers/ingest/join/inspectFiles.ts';
import { encoded } from './open/encodings.ts';
import { inspected, loadAll, opened, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const table = (header: string, cells: readonly [string, ...string[]], n = 120, delimiter = ',') =>
  csv(
    ['id', 'outcome', 'amount', 'closed', header],
    rowsOf(n, (i) => [
      `d${i}`,
      pick(['Won', 'Lost', 'Won'], i >> 1),
      10,
      day(i % 600),
      pick(cells, i),
    ]),
    { delimiter },
  );

const written: [string, Encoding, string, readonly [string, ...string[]], string][] = [
  ['Mac Roman', 'macintosh', 'Région', ['Île-de-France', 'Rhône', 'Bretagne'], ','],
  ['Windows-1250', 'windows-1250', 'Województwo', ['Łódzkie', 'Śląskie', 'Małopolskie'], ';'],
  ['Windows-1251', 'windows-1251', 'Регион', ['Москва', 'Казань', 'Тверь'], ';'],
  [
    'Shift-JIS, whose second bytes may be separators',
    'shift_jis',
    '地域',
    ['東京', 'ポ予表', '大阪'],
    '|',
  ],
  ['GBK', 'gb18030', '地区', ['北京', '上海', '广州'], ','],
];

test.each(written)(
  'INTAKE-BYTES %s: names and levels are read as they were written',
  async (_, encoding, header, levels, delimiter) => {
    const bytes = encoded(table(header, levels, 120, delimiter), encoding);
    const dataset = await loadAll(test_, fileOf(bytes));
    expect(dataset.fields.map(({ name }) => name)).toContain(header);
    const field = dataset.fields.find(({ name }) => name === header);
    expect(field?.levels).toEqual([...levels].sort());
    expect(dataset.source.files[0]).toMatchObject({
      encoding,
      recordsLoaded: 120,
      recordsRejected: 0,
    });
  },
);

test('INTAKE-BYTES how letters are read is asked alone, before anything is said of the columns', async () => {
  const text = table('City', ['Gdańsk', 'Berlin']).replaceAll(
    /2023-0?(\d+)-0?(\d+)/g,
    '$1/$2/2023',
  );
  const { questions, plan } = await inspected(fileOf(encoded(text, 'windows-1250')));
  expect(questions).toMatchObject([{ id: 'encoding', answer: null }]);
  expect(questions[0]?.choices.map(({ value, detail }) => [value, detail])).toEqual([
    ['windows-1252', '“Gdañsk”'],
    ['windows-1250', '“Gdańsk”'],
  ]);
  expect(plan.form.examples).toEqual(['Gdañsk']);
});

test('INTAKE-BYTES of files dropped together each is asked about under its name', async () => {
  const regions = fileOf(
    encoded('City,Country\nGdańsk,Poland\nBerlin,Germany\n', 'windows-1250'),
    'cities.csv',
  );
  const deals = fileOf(table('City', ['Oslo', 'Berlin']));
  const answer = await inspectFiles(await Promise.all([deals, regions].map(opened)));
  if (!answer.ok) throw new Error(answer.problem.sentence);
  expect(answer.value.questions.map(({ id }) => id)).toEqual(['encoding:cities.csv']);
});

test('INTAKE-BYTES letters in doubt that come too late to be asked about are told', async () => {
  const text = table('City', ['Oslo', 'Berlin'], 60_000).replace('d41111,', 'd41111-Muñoz,');
  const dataset = await loadAll(test_, fileOf(encoded(text, 'windows-1252')));
  expect(dataset.source.files[0]?.encoding).toBe('windows-1252');
  expect(dataset.notes).toMatchObject([{ id: 'encoding', count: 1 }]);
  expect(dataset.notes[0]?.sentence).toContain('may be Central European (Windows-1250)');
  expect(JSON.stringify(dataset.notes)).not.toContain('Mu');
}, 30_000);
