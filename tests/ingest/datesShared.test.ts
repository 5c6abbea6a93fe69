import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyAnswers } from '../../src/domain/applyAnswers.ts';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import { load } from '../../workers/ingest/load.ts';
import { fileOf } from '../fixtures/csv.ts';
import { calmly, inspected, opened, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const folder = join(import.meta.dirname, '../../../shared/data');
const there = existsSync(folder);
if (!there) console.log('skipped: tests of dates in ../shared/data, which is not here');
const shared = (path: string): File => fileOf(readFileSync(join(folder, path)), path);

async function loadedTable(file: File, plan: IntakePlan) {
  const answer = await load(test_.port, [await opened(file)], plan, calmly);
  if (!answer.ok || answer.value.phase !== 'table') throw new Error(JSON.stringify(answer));
  return answer.value.table;
}

describe.skipIf(!there)('real files', () => {
  test('INTAKE-REAL adventureworks: YYYYMMDD integers, and exactly 19 bad order dates named', async () => {
    const file = shared('adventureworks/sales_details.csv');
    const { plan, questions } = await inspected(file);
    expect(questions).toEqual([]);
    const { columns, unreadable } = await loadedTable(file, plan);
    expect(
      columns
        .filter(({ type }) => type === 'date')
        .map(({ name, dateFormat }) => [name, dateFormat]),
    ).toEqual([
      ['sls_order_dt', '%Y%m%d'],
      ['sls_ship_dt', '%Y%m%d'],
      ['sls_due_dt', '%Y%m%d'],
    ]);
    expect(unreadable.filter(({ column }) => column.endsWith('_dt'))).toEqual([
      { column: 'sls_order_dt', count: 19, examples: ['0', '32154', '5489'] },
    ]);
  }, 60_000);

  test('INTAKE-REAL online retail: the order of day and month is asked', async () => {
    const file = shared('online_retail/brunonapoli.csv');
    const { plan, questions } = await inspected(file);
    expect(questions.map(({ id }) => id)).toContain('date-order:InvoiceDate');
    const asked = await load(test_.port, [await opened(file)], plan, calmly);
    expect(asked).toMatchObject({ ok: true, value: { phase: 'asking' } });
    for (const [answer, first, last] of [
      ['dmy', '2010-12-01', '2010-12-05'],
      ['mdy', '2010-01-12', '2010-05-12'],
    ] as const) {
      const answers = questions.map(({ id, choices }) =>
        id.startsWith('date-order') ? answer : (choices[0]?.value ?? null),
      );
      const answered = applyAnswers(
        plan,
        questions.map((question, i) => ({ ...question, answer: answers[i] ?? null })),
      );
      const table = await loadedTable(file, answered);
      expect(table.unreadable.filter(({ column }) => column === 'InvoiceDate')).toEqual([]);
      expect(test_.db.query('SELECT min(c4) AS first, max(c4) AS last FROM deal_rows')).toEqual([
        { first, last },
      ]);
    }
  }, 60_000);
});
