import { existsSync, readFileSync } from 'node:fs';
import type { GroupedDesign } from '../../src/stats/design.ts';

const shared = new URL('../../../shared/', import.meta.url);

/** Whether a shared file is there; says so when it is not, so that a skipped test is seen. */
export function sharedExists(path: string): boolean {
  const exists = existsSync(new URL(path, shared));
  if (!exists) console.log(`skipped: ../shared/${path} absent`);
  return exists;
}

export const readShared = (path: string): string => readFileSync(new URL(path, shared), 'utf8');

interface Question {
  data: string;
  outcome: string;
  won: string;
  lost: string;
  fields: readonly string[];
  closed: string;
}

/** The closed deals of a shared file as a design, one row per deal, with the closed quarter as last factor. */
export function sharedDesign({
  data,
  outcome,
  won,
  lost,
  fields,
  closed,
}: Question): GroupedDesign {
  const [header = [], ...lines] = parseCsv(readShared(data));
  const cell = (line: string[], name: string) => line[header.indexOf(name)] ?? '';
  const deals = lines.filter((line) => [won, lost].includes(cell(line, outcome)));
  const quarter = (line: string[]) => {
    const [year, month] = cell(line, closed).split('-').map(Number);
    return `${year}Q${Math.ceil((month ?? 0) / 3)}`;
  };
  const columns = [
    ...fields.map((name) => ({ name, of: (line: string[]) => cell(line, name) || '(blank)' })),
    { name: 'quarter', of: quarter },
  ];
  return {
    rows: deals.length,
    deals: new Float64Array(deals.length).fill(1),
    won: Float64Array.from(deals, (line) => (cell(line, outcome) === won ? 1 : 0)),
    factors: columns.map(({ name, of }) => {
      const values = deals.map(of);
      const levels = [...new Set(values)].sort();
      return { name, levels, codes: Uint16Array.from(values, (value) => levels.indexOf(value)) };
    }),
  };
}

/** RFC 4180, enough for the shared files. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.replace(/^\uFEFF/, '').matchAll(/(?:"(?:[^"]|"")*"|[^"\n])+/g)) {
    const cells = line[0].trimEnd().matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g);
    rows.push([...cells].map(([, c = '']) => c.replace(/^"|"$/g, '').replaceAll('""', '"')));
  }
  return rows;
}
