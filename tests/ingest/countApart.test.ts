import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../../workers/ingest/load.ts';
import { fileGone } from '../../workers/ingest/problems.ts';
import { countAtOnce } from '../../workers/ingest/records/countAtOnce.ts';
import type { CountApart } from '../../workers/ingest/records/counted.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { calmly, inspected, opened, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const ROWS = 400;
const file = fileOf(
  csv(
    ['id', 'outcome', 'amount', 'closed'],
    rowsOf(ROWS, (i) => [`d${i}`, pick(['Won', 'Lost', 'Won'], i), 10 + i, day(i)]),
  ),
);

const loadedWith = async (countApart?: CountApart) => {
  const { plan } = await inspected(file);
  const control = countApart ? { ...calmly, countApart } : calmly;
  return load(test_.port, [await opened(file)], plan, control);
};

const sourceWith = async (countApart?: CountApart) => {
  const answer = await loadedWith(countApart);
  if (!answer.ok || answer.value.phase !== 'loaded') throw new Error('not loaded');
  return answer.value.dataset.source;
};

test('INTAKE-COUNT a thread of its own is asked, and what it says is told', async () => {
  const asked: string[] = [];
  const source = await sourceWith((task) => {
    asked.push(task.file.name);
    return countAtOnce(task, () => {});
  });
  expect(asked).toEqual([file.name]);
  expect(source).toEqual(await sourceWith());
});

test('INTAKE-COUNT without an answer from there it is counted here', async () => {
  expect(await sourceWith(() => Promise.resolve(null))).toEqual(await sourceWith());
});

test('INTAKE-COUNT a file that can’t be read there is no loaded file', async () => {
  const answer = await loadedWith(() => Promise.reject(fileGone(file.name, 'changed')));
  expect(answer).toMatchObject({ ok: false, problem: { code: fileGone('', '').problem.code } });
});

test('INTAKE-COUNT rows that a thread of its own counted otherwise are read again', async () => {
  const source = await sourceWith(async (task) => {
    const { print, seen } = await countAtOnce(task, () => {});
    return { print: { ...print, oddities: 1 }, seen };
  });
  expect(source).toEqual(await sourceWith());
});
