import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula } from '../../src/export/csv.ts';
import type { Dialect, IntakePlan } from '../../src/domain/intakePlan.ts';
import { inspect } from '../../workers/ingest/inspect.ts';
import { openFile, type OpenedFile } from '../../workers/ingest/open/openFile.ts';
import { recordsIn } from '../../workers/ingest/records/records.ts';
import { tableOf } from '../../workers/ingest/records/openTable.ts';
import { CLEAN, rewrite } from '../../workers/ingest/records/rewrite.ts';
import { saveRows } from '../../workers/ingest/records/saveRows.ts';
import { answer } from '../../workers/problems.ts';
import { csv, day, fileOf, rowsOf } from '../fixtures/csv.ts';
import { bytesOf, carefulRead } from '../support/carefulRead.ts';
import { anyDialect, countRecords, written } from '../support/dialects.ts';
import { plan as somePlan } from '../support/intakeFixture.ts';
import { calmly } from './openPort.ts';

const RUNS = { numRuns: 10_000, seed: 20_260_103 };
const [someColumn] = somePlan.columns;
const textOf = (blob: Blob) => blob.text();

function planOf(dialect: Dialect, width: number): IntakePlan {
  if (!someColumn) throw new Error('The fixture has columns.');
  const columns = Array.from({ length: width }, (_, index) => ({
    ...someColumn,
    index,
    name: `Column ${index + 1}`,
  }));
  return { ...somePlan, dialect, columns };
}

const opened = (text: File): OpenedFile => ({ file: text, text, form: somePlan.form, notes: [] });

const cell = fc.string({
  unit: fc.constantFrom(
    'a',
    'é',
    '"',
    "'",
    ',',
    ';',
    '\t',
    '|',
    '~',
    '\\',
    '\n',
    ' ',
    '=',
    '-',
    '7',
  ),
  maxLength: 6,
  size: 'max',
});

test('INTAKE-SAVE any table written in any dialect is saved as it was, cell by cell', async () => {
  const tables = fc.integer({ min: 2, max: 4 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 5,
    }),
  );
  await fc.assert(
    fc.asyncProperty(tables, anyDialect, async (table, { dialect, lineEnd }) => {
      const { quote, escape } = dialect;
      const rows = table.map((row, i) =>
        row.map((text, column) => {
          const plain = escape === 'none' ? text.replaceAll(quote, 'q') : text;
          // A row of blanks is no row, and `""` between `'` is taken as one sign, which is told.
          return (column === 0 ? `x${i}` : '') + plain.replace(/""+/g, '"');
        }),
      );
      const lines = rows.map((row) =>
        row.map((text) => written(text, dialect)).join(dialect.delimiter),
      );
      const before = Array.from({ length: dialect.skipLines }, () => 'a title');
      const text = (dialect.bom ? '\ufeff' : '') + [...before, ...lines].join(lineEnd);
      const width = rows[0]?.length ?? 0;
      const saved = await saveRows(
        opened(fileOf(text)),
        planOf(dialect, width),
        'data',
        true,
        calmly,
      );
      expect(recordsIn(await bytesOf(saved), CLEAN, true).records).toEqual(
        rows.map((row) => row.map(guardFormula)),
      );
    }),
    RUNS,
  );
}, 120_000);

test('INTAKE-BYTES any bytes give records or a problem, and every record is loaded or rejected', async () => {
  const unit = [
    ...[
      'a',
      '"',
      "'",
      ',',
      ';',
      '\n',
      '\r\n',
      '\t',
      '|',
      '""',
      ',"',
      '"\n',
      '\\"',
      'Total',
      '7',
      ' ',
    ],
    ...['2024-01-02', 'é', '\0', '\ufeff', ',,', 'sep=;\n', 'Amount', '\n\n', '€1.5'],
  ];
  const soup = fc
    .string({ unit: fc.constantFrom(...unit), maxLength: 60, size: 'max' })
    .map((text) => new TextEncoder().encode(text));
  const raw = fc.uint8Array({ maxLength: 80, size: 'max' });
  const cut = fc
    .tuple(soup, raw, fc.nat(60))
    .map(([a, b, at]) => new Uint8Array([...a.slice(0, at), ...b.slice(0, 9), ...a.slice(at)]));
  let tables = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 5, arbitrary: soup }, raw, cut), async (bytes) => {
      const file = fileOf(new Uint8Array(bytes));
      const from = await answer(() => openFile(file, null, calmly));
      if (!from.ok) {
        expect(from.problem.code).not.toBe('internal');
        return;
      }
      const proposal = await inspect(from.value);
      if (!proposal.ok) {
        expect([proposal.problem.code, proposal.problem.detail]).not.toContain('internal');
        return;
      }
      const { dialect, columns } = proposal.value.plan;
      const { shape } = await tableOf(from.value.text, dialect, columns.length);
      const { good, book } = await rewrite(from.value.text, shape, calmly, true);
      const counted = countRecords(await bytesOf(from.value.text), shape.dialect, 9);
      expect(good + book.rejected).toBe(counted - dialect.headerRows);
      tables += 1;
    }),
    RUNS,
  );
  expect(tables).toBeGreaterThan(2_000);
}, 240_000);

const header = ['Id', 'E-mail', 'Note', 'Amount'];
const nasty = ['=1+1', '+cmd', '-5', '-5x', '@sum', '\tx', 'say "hi"', 'a,b', ' ', ''];
const rows = rowsOf(nasty.length, (i) => [`D-${i}`, `p${i}@example.com`, nasty[i] ?? '', `${i}.5`]);

test('INTAKE-SAVE cells are text as they were read; what a spreadsheet would run is guarded', async () => {
  const file = await openFile(fileOf(csv(header, rows)), null, calmly);
  const proposal = await inspect(file);
  if (!proposal.ok) throw new Error(proposal.problem.code);
  const { plan } = proposal.value;
  const personal: IntakePlan = {
    ...plan,
    columns: plan.columns.map((c) => (c.name === 'E-mail' ? { ...c, personal: 'email' } : c)),
  };
  const all = await textOf(await saveRows(file, personal, 'data', true, calmly));
  expect(all.split('\r\n').slice(0, 5)).toEqual([
    'Id,E-mail,Note,Amount',
    "D-0,p0@example.com,'=1+1,0.5",
    "D-1,p1@example.com,'+cmd,1.5",
    'D-2,p2@example.com,-5,2.5',
    "D-3,p3@example.com,'-5x,3.5",
  ]);
  expect(all).toContain('D-7,p7@example.com,"a,b",7.5\r\nD-8,p8@example.com, ,8.5\r\n');
  const some = await textOf(await saveRows(file, personal, 'data', false, calmly));
  expect(some).toContain('Id,Note,Amount\r\n');
  expect(some).not.toContain('example.com');
});

test('INTAKE-SAVE the rejected records have their line and reason, and all of their text', async () => {
  const long = `x,${'y'.repeat(500)}`;
  const file = await openFile(fileOf(`${csv(header, rows)}${long}\n=z,"\n`), null, calmly);
  const proposal = await inspect(file);
  if (!proposal.ok) throw new Error(proposal.problem.code);
  const saved = await saveRows(file, proposal.value.plan, 'rejects', false, calmly);
  expect(await textOf(saved)).toBe(
    `line,reason,text\r\n12,it has 2 cells instead of 4,"${long}"\r\n` +
      `13,a quote is opened and never closed,"'=z,"""\r\n`,
  );
  const hidden = { ...proposal.value.plan, hideNames: true as const };
  const bare = await textOf(await saveRows(file, hidden, 'rejects', true, calmly));
  expect(bare.split('\r\n')[1]).toBe('12,it has 2 cells instead of 4,');
  expect(bare).not.toContain('yyy');
});

test('INTAKE-SAVE a file without a header is saved without one', async () => {
  const { saved, names } = await carefulRead(
    csv(
      ['D-1', '5', day(1)],
      rowsOf(20, (i) => [`D-${i + 2}`, i, day(i)]),
    ),
  );
  expect(names).toEqual(['Column 1', 'Column 2', 'Column 3']);
  expect(saved).toHaveLength(21);
});

test('INTAKE-SAVE bytes that are no UTF-8 far down are decoded before anything is read', async () => {
  const text = csv(
    ['Id', 'Name', 'Amount'],
    rowsOf(60_000, (i) => [`D-${i}`, i === 40_321 ? 'Jos#' : 'x', i]),
  );
  const bytes = new TextEncoder().encode(text);
  bytes[text.indexOf('#')] = 0xe9;
  const file = await openFile(fileOf(bytes), null, calmly);
  const proposal = await inspect(file);
  if (!proposal.ok) throw new Error(proposal.problem.code);
  const saved = await textOf(await saveRows(file, proposal.value.plan, 'data', true, calmly));
  expect(saved).toContain('D-40321,José,40321\r\n');
  expect(saved.split('\r\n')).toHaveLength(60_002);
});
