import type { CalibrationRow, CalibrationTable } from '../../src/words/method/calibrationRow.ts';

/** Where the README's table begins and ends. */
export const BEGIN = '<!-- calibration: written by `npm run calibrate -- --write` -->';
export const END = '<!-- /calibration -->';

/** The table as the README shows it: a line for each kind of file, a column for each promise, and what was not kept. */
export function toMarkdown(table: CalibrationTable): string {
  const broken = table.rows.filter((row) => !row.kept);
  return [
    `\`npm run calibrate\` on ${table.date}: at least ${count(table.runs)} simulated files of each kind, analysed by the app’s own functions. ` +
      '± is the Monte-Carlo standard error. Every figure can be had again: seeds are 1, 2, 3 …',
    ...tables(table.rows),
    broken.length === 0
      ? 'Every promise was kept.'
      : `**Not kept**, ${broken.length} of ${table.rows.length}:`,
    broken
      .map(({ promise, shape, promised, found, note }) =>
        `- ${shape}, ${promise}: ${found} (promised ${promised}). ${note}`.trimEnd(),
      )
      .join('\n'),
    'The kinds of file:',
    table.shapes
      .map(({ shape, title }) => `- ${shape}, ${count(filesOf(table, shape))} files: ${title}`)
      .join('\n'),
  ].join('\n\n');
}

/** Files of a shape that were simulated; a promise may ask for a part of them only. */
export const filesOf = ({ rows }: CalibrationTable, shape: string): number =>
  Math.max(0, ...rows.filter((row) => row.shape === shape).map((row) => row.runs));

const count = (value: number): string => value.toLocaleString('en-US');

/** A promise that was tried on fewer kinds of file stands in the list. */
const FEWEST_SHAPES = 3;

/** One table for what must not be told and one for what must be found, with a column a promise; the rest in a list. */
function tables(rows: readonly CalibrationRow[]): string[] {
  const promises = [...new Set(rows.map((row) => row.promise))];
  const of = (promise: string): CalibrationRow[] => rows.filter((row) => row.promise === promise);
  const isWide = (promise: string, sign: string): boolean =>
    of(promise).length >= FEWEST_SHAPES &&
    of(promise).every((row) => row.promised.startsWith(sign));
  const [most, least] = ['≤', '≥'].map((sign) => promises.filter((one) => isWide(one, sign)));
  const wide = [...(most ?? []), ...(least ?? [])];
  const rest = promises.filter((promise) => !wide.includes(promise));
  return [matrix(most ?? [], rows), matrix(least ?? [], rows), list(rest.flatMap(of))];
}

/** The limit of a promise, where it is the same for all kinds of file. */
function limitOf(promise: string, rows: readonly CalibrationRow[]): string | null {
  const own = rows.filter((row) => row.promise === promise);
  const [limit, ...others] = new Set(own.map((row) => row.promised));
  return others.length === 0 ? (limit ?? null) : null;
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const figure = ({ found, kept }: CalibrationRow): string => (kept ? found : `**${found}**`);

function matrix(promises: readonly string[], rows: readonly CalibrationRow[]): string {
  const limits = new Map(promises.map((promise) => [promise, limitOf(promise, rows)]));
  const cell = (promise: string, shape: string): string => {
    const row = rows.find((one) => one.promise === promise && one.shape === shape);
    if (!row) return '';
    return limits.get(promise) === null ? `${figure(row)} of ${row.promised}` : figure(row);
  };
  const own = rows.filter((row) => promises.includes(row.promise));
  return [
    line(['', ...promises.map((one) => `${one} ${limits.get(one) ?? ''}`.trim())]),
    line(['---', ...promises.map(() => '---:')]),
    ...[...new Set(own.map((row) => row.shape))].map((shape) =>
      line([shape, ...promises.map((one) => cell(one, shape))]),
    ),
  ].join('\n');
}

const list = (rows: readonly CalibrationRow[]): string =>
  [
    line(['promise', 'kind of file', 'promised', 'found']),
    line(['---', '---', '---:', '---:']),
    ...rows.map((row) => line([row.promise, row.shape, row.promised, figure(row)])),
  ].join('\n');

/** A README with its table exchanged. @throws when it has no place for one */
export function withTable(readme: string, table: CalibrationTable): string {
  const from = readme.indexOf(BEGIN);
  const to = readme.indexOf(END);
  if (from < 0 || to < from) throw new Error('The README has no place for the calibration table.');
  return `${readme.slice(0, from)}${BEGIN}\n\n${toMarkdown(table)}\n\n${readme.slice(to)}`;
}
