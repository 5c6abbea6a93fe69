import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dialect } from '../../src/domain/intakePlan.ts';
import { CountThread } from '../../workers/countThread.ts';
import { countAtOnce } from '../../workers/ingest/records/countAtOnce.ts';
import { problemOf } from '../../workers/problems.ts';
import { tapWorkers } from '../support/workerTap.ts';

const { workers, untap } = tapWorkers();
const thread = new CountThread();
beforeAll(() => thread.start());
afterAll(untap);

const dialect: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  skipLines: 0,
  headerRows: 1,
  bom: false,
};
const taskOf = (rows: number) => ({
  file: new File(['id,amount\n', '1,5.000\n'.repeat(rows), '\n2,1_000\n'], 'a.csv'),
  dialect,
  watched: { numbers: new Set([0, 1]), whole: new Set([1]) },
});
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (thrown: unknown) => problemOf(thrown).code,
  );

/** Ends its worker as a browser short of memory would: no event is fired, anywhere. */
function kill(): void {
  const worker = workers.get('count');
  if (!worker) throw new Error('There is none.');
  worker.terminate();
}

test('COUNT-1 a thread of its own counts as this one does, one file after the other', async () => {
  for (const rows of [3, 200_000]) {
    const task = taskOf(rows);
    const here = await countAtOnce(task, () => {});
    expect(await thread.count(task)).toEqual(here);
    expect(here.print).toMatchObject({ records: rows + 1, oddities: 1, nul: false });
    expect([...here.seen.odd]).toEqual([1]);
  }
});

/** A file that was deleted after it was given. */
async function deletedFile(): Promise<File> {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle('deals.csv', { create: true });
  const writable = await handle.createWritable();
  await writable.write('id\n1\n');
  await writable.close();
  const file = await handle.getFile();
  await folder.removeEntry('deals.csv');
  return file;
}

test('COUNT-2 a file that can no longer be read is told, and the next one counted', async () => {
  const gone = { ...taskOf(3), file: await deletedFile() };
  expect(await codeOf(thread.count(gone))).toBe('unreadable');
  expect((await thread.count(taskOf(3)))?.print.records).toBe(4);
});

test('COUNT-3 a count is ended, and the next file is counted', async () => {
  const counting = codeOf(thread.count(taskOf(2_000_000)));
  thread.cancel();
  expect(await counting).toBe('cancelled');
  expect((await thread.count(taskOf(5)))?.print.records).toBe(6);
});

test('COUNT-4 a thread that is killed while it counts answers nothing, and the next one counts', async () => {
  const counting = thread.count(taskOf(2_000_000));
  kill();
  expect(await counting).toBeNull();
  expect((await thread.count(taskOf(5)))?.print.records).toBe(6);
});
