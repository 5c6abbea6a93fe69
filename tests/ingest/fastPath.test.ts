import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IntakePlan } from '../../src/domain/intakePlan.ts';
import { readFile } from '../../workers/ingest/records/readFile.ts';
import { recordsIn } from '../../workers/ingest/records/records.ts';
import { CLEAN } from '../../workers/ingest/records/rewrite.ts';
import { saveRows } from '../../workers/ingest/records/saveRows.ts';
import { fileOf } from '../fixtures/csv.ts';
import { bytesOf } from '../support/carefulRead.ts';
import { calmly, inspected, opened, openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const cell = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '"', ',', ';', '\n', '\r', '\t', ' ', '\\', '#', '1'),
  maxLength: 5,
  size: 'max',
});

const trimmed = (cells: string[]): string[] => cells.map((one) => one.trim());

/** All columns as the text they are. */
const asText = (plan: IntakePlan): IntakePlan => ({
  ...plan,
  columns: plan.columns.map((column) => ({ ...column, role: 'ignored', type: 'text' })),
});

test('INTAKE-FAST DuckDB reads the same cells as our own reader, whichever way a file goes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 3, maxLength: 6 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.constantFrom(',', ';', '\t'),
      fc.boolean(),
      fc.boolean(),
      async (cells, lineEnd, delimiter, always, damaged) => {
        const lines = [['Deal', 'Note', 'Other'], ...cells.map((two, i) => [`D-${i}`, ...two])].map(
          (row) =>
            row
              .map((text) =>
                always || /["'\n\r]/.test(text) || text.includes(delimiter)
                  ? `"${text.replaceAll('"', '""')}"`
                  : text,
              )
              .join(delimiter),
        );
        if (damaged) lines.push('x');
        const file = fileOf(lines.join(lineEnd));
        const { plan } = await inspected(file);
        const text = asText(plan);
        const read = await readFile(test_.port, await opened(file), text, calmly);
        const columns = read.columns.map(
          ({ column }) => `coalesce("${column}"::VARCHAR, '') AS "${column}"`,
        );
        const loaded = test_.db
          .query<Record<string, string>>(`SELECT ${columns.join(', ')} FROM deal_rows`)
          .map((row) => read.columns.map(({ column }) => row[column] ?? ''));
        const saved = await saveRows(await opened(file), text, 'data', true, calmly);
        const rows = recordsIn(await bytesOf(saved), CLEAN, true).records;
        const unguarded = rows
          .slice(plan.dialect.headerRows)
          .map((row) => row.map((one) => one.replace(/^'(?=[\t\r=+@-])/, '')));
        // Blanks around a cell are not kept everywhere.
        expect(loaded.map(trimmed)).toEqual(unguarded.map(trimmed));
        expect(read.rejected).toBe(damaged ? 1 : 0);
      },
    ),
    { numRuns: 500, seed: 20_260_104 },
  );
}, 60_000);
