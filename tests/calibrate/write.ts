import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { CalibrationTable } from '../../src/words/method/calibrationRow.ts';
import { withTable } from './markdown.ts';

/** What Data & method shows, and the README: both are written together, so that their figures are the same. */
export const TABLE = new URL('../../src/words/method/calibration.json', import.meta.url);
export const README = new URL('../../README.md', import.meta.url);

export async function write(table: CalibrationTable): Promise<void> {
  writeFileSync(TABLE, await pretty(JSON.stringify(table), 'json'));
  writeFileSync(README, await readmeWith(table));
}

/** The README with this table in it, as `npm run format` would have it. */
export const readmeWith = async (table: CalibrationTable): Promise<string> =>
  pretty(withTable(readFileSync(README, 'utf8'), table), 'markdown');

const pretty = async (text: string, parser: string): Promise<string> =>
  format(text, { ...(await resolveConfig(README)), parser });
