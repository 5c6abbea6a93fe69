import { expect, test } from 'vitest';
import { sql } from '../../src/sql/sql.ts';
import { RecordingPort } from '../../workers/analysisPort.ts';
import type { DuckSession } from '../../workers/duckdb/session.ts';

const session = { query: () => Promise.resolve([{ n: 1 }]) } as unknown as DuckSession;

test('RECEIPTS a question leaves one receipt however often it is asked, and no two have one name', async () => {
  const port = new RecordingPort(session, () => false);
  for (const question of [
    sql`SELECT 1`,
    sql`SELECT 2`,
    sql`SELECT 1`,
    sql`SELECT 2`,
    sql`SELECT 3`,
  ])
    await port.rows('targets', 'Targets', question);
  expect(port.receipts.map(({ id, sql: text }) => [id, text])).toEqual([
    ['targets', 'SELECT 1'],
    ['targets-2', 'SELECT 2'],
    ['targets-3', 'SELECT 3'],
  ]);
});
