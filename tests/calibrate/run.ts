import type { CalibrationTable } from '../../src/words/method/calibrationRow.ts';
import { coverage } from './coverage.ts';
import { ALL_SHAPES, shapeOf } from './shapes/all.ts';
import { rowsOf } from './table.ts';
import { THREADS, Threads } from './threads.ts';
import { exchanged, readPublished, write } from './write.ts';

/**
 * `npm run calibrate [-- [runs] [shape …] [--json] [--write]]`: simulates files whose truth is known, analyses each with
 * the app’s own functions, and prints how often what is promised held. 1,000 files of every shape, seeds 1 to 1,000,
 * unless told otherwise. `--json` prints the table as data; `--write` puts it where Data & method shows it, and into the
 * README; of some shapes, in the place of what stood there of them.
 */
const options = process.argv.slice(2);
const has = (name: string): boolean => options.includes(name);
const plain = options.filter((option) => !option.startsWith('--'));
const wanted = plain.filter((option) => !/^\d+$/.test(option));
const runs = Number(plain.find((option) => /^\d+$/.test(option)) ?? 1000);
const shapes = wanted.length > 0 ? wanted.map(shapeOf) : ALL_SHAPES;
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const began = performance.now();
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(0)} s`;
const table: CalibrationTable = {
  date: new Date().toISOString().slice(0, 10),
  runs,
  shapes: shapes.map(({ id, title }) => ({ shape: id, title })),
  rows: [],
};
const threads = new Threads();
for (const shape of shapes) {
  const start = performance.now();
  table.rows.push(...rowsOf(shape, await threads.runShape(shape.id, runs)));
  say(`${shape.id}: ${runs} files, ${seconds(start)}`);
}
await threads.stop();
if (wanted.length === 0) table.rows.push(...coverage(20_000));

if (has('--json')) console.log(JSON.stringify(table, null, 2));
else
  console.table(
    table.rows.map(({ note: _, ...row }) => ({ ...row, kept: row.kept ? 'yes' : 'no' })),
  );
for (const row of table.rows.filter((one) => !one.kept))
  say(`Not kept: ${row.promise}, ${row.shape}: ${row.found}. ${row.note}`);
if (has('--write')) await write(wanted.length > 0 ? exchanged(readPublished(), table) : table);
say(`${seconds(began)} on ${THREADS} threads`);
process.exitCode = table.rows.every((row) => row.kept) ? 0 : 1;
