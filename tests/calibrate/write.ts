import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { CalibrationTable } from '../../src/words/method/calibrationRow.ts';
import { ALL_SHAPES } from './shapes/all.ts';
import { filesOf, withTable } from './markdown.ts';

/** What Data & method shows, and the README: both are written together, so that their figures are the same. */
export const TABLE = new URL('../../src/words/method/calibration.json', import.meta.url);
export const README = new URL('../../README.md', import.meta.url);

export async function write(table: CalibrationTable): Promise<void> {
  writeFileSync(TABLE, await pretty(JSON.stringify(table), 'json'));
  writeFileSync(README, await readmeWith(table));
}

/** The published table with the rows of some shapes exchanged for newer ones. */
export function exchanged(published: CalibrationTable, newer: CalibrationTable): CalibrationTable {
  const shapes = new Set(newer.shapes.map(({ shape }) => shape));
  // In the order of the table; a shape that is new has its place in it, one that is no more has none.
  const titled = new Map([...published.shapes, ...newer.shapes].map((one) => [one.shape, one]));
  const ordered = ALL_SHAPES.flatMap(({ id }) => titled.get(id) ?? []);
  const known = ordered.map(({ shape }) => shape);
  const all = new Set(titled.keys());
  const other = published.rows.filter(({ shape }) => !all.has(shape));
  const rows = known.flatMap((shape) =>
    (shapes.has(shape) ? newer : published).rows.filter((row) => row.shape === shape),
  );
  const table = { ...published, date: newer.date, shapes: ordered, rows: [...rows, ...other] };
  return { ...table, runs: Math.min(...known.map((shape) => filesOf(table, shape))) };
}

/** What is shown today. */
export const readPublished = (): CalibrationTable =>
  JSON.parse(readFileSync(TABLE, 'utf8')) as CalibrationTable;

/** The README with this table in it, as `npm run format` would have it. */
export const readmeWith = async (table: CalibrationTable): Promise<string> =>
  pretty(withTable(readFileSync(README, 'utf8'), table), 'markdown');

const pretty = async (text: string, parser: string): Promise<string> =>
  format(text, { ...(await resolveConfig(README)), parser });
