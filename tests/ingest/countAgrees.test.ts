import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../../workers/ingest/load.ts';
import type { LoadPort } from '../../workers/ingest/port.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { calmly, inspected, loadAll, opened, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

/** The last row but a few is far behind what a sample sees. */
const ROWS = 40_000;
const deals = (odd: string) =>
  fileOf(
    csv(
      ['id', 'outcome', 'amount', 'closed', 'region'],
      rowsOf(ROWS, (i) => [
        `d${i}`,
        pick(['Won', 'Lost', 'Won'], i),
        10,
        day(i % 700),
        pick(['North', 'South'], i),
      ]),
    ).replace('\nd31111,', `\n${odd}d31111,`),
  );

test.each([
  ['a blank line', '\n', { deals: ROWS, rejected: 0 }],
  ['a NUL', '\0', { deals: ROWS, rejected: 0 }],
])(
  'INTAKE-COUNT what the count finds in rows already taken is told: %s',
  async (_, odd, found) => {
    const dataset = await loadAll(test_, deals(odd));
    const { recordsRead, recordsLoaded, recordsRejected } = dataset.source.files[0] ?? {};
    expect(dataset.deals).toBe(found.deals);
    expect(recordsRejected).toBe(found.rejected);
    expect(recordsRead).toBe((recordsLoaded ?? 0) + (recordsRejected ?? 0));
  },
  30_000,
);

test('INTAKE-COUNT fewer rows than were counted are never taken', async () => {
  // An engine that loses a row without a word.
  let created = 0;
  const losing: LoadPort = {
    ...test_.port,
    run: async (sql) => {
      await test_.port.run(sql);
      const isRead = /CREATE TABLE "?deal_rows"? AS/.test(sql.text);
      if (isRead) created += 1;
      if (isRead && created === 1) test_.db.run("DELETE FROM deal_rows WHERE deal_id = 'd31111'");
    },
  };
  const file = deals('');
  const { plan } = await inspected(file);
  const answer = await load(losing, [await opened(file)], plan, calmly);
  if (!answer.ok || answer.value.phase !== 'loaded') throw new Error('not loaded');
  expect(created).toBe(2);
  expect(answer.value.dataset.deals).toBe(ROWS);
}, 30_000);
