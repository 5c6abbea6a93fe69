import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordsIn } from '../../workers/ingest/records/records.ts';
import { CLEAN } from '../../workers/ingest/records/rewrite.ts';
import { carefulRead } from '../support/carefulRead.ts';

const folder = join(import.meta.dirname, '../../../shared/data/pollock');
const there = existsSync(folder);
if (!there) console.log('skipped: the Pollock files in ../shared/data, which are not here');

type Outcome = 'exact' | 'exact and told' | 'told' | 'problem' | 'silent';

async function outcomeOf(name: string): Promise<{ outcome: Outcome; said: string }> {
  const bytes = new Uint8Array(readFileSync(join(folder, 'csv', name)));
  const clean = new Uint8Array(readFileSync(join(folder, 'clean', name)));
  try {
    const { saved, rows, rejected, repaired, notes, counted } = await carefulRead(bytes, name);
    expect(rows.length + rejected.length).toBe(counted);
    const wanted = recordsIn(clean, CLEAN, true).records;
    const exact = JSON.stringify(saved) === JSON.stringify(wanted);
    // What is saved is right, whatever is missing.
    const right = new Set(wanted.map((cells) => JSON.stringify(cells)));
    const wrong = rows.filter((cells) => !right.has(JSON.stringify(cells)));
    expect([name, wrong]).toEqual([name, []]);
    const said = [...rejected, ...repaired]
      .slice(0, 2)
      .map(({ line, reason }) => `line ${line}: ${reason}`)
      .concat(notes.map(({ sentence }) => sentence))
      .join('; ');
    if (exact) return { outcome: said ? 'exact and told' : 'exact', said };
    return { outcome: said ? 'told' : 'silent', said };
  } catch (thrown) {
    if (!(thrown instanceof Error) || thrown.name === 'AssertionError') throw thrown;
    return { outcome: 'problem', said: thrown.message };
  }
}

test.skipIf(!there)(
  'INTAKE-POLLOCK each of the 59 broken files is read exactly or names what was not',
  async () => {
    const names = readdirSync(join(folder, 'csv'));
    const table: Record<string, { outcome: Outcome; said: string }> = {};
    for (const name of names) table[name] = await outcomeOf(name);
    const count = (...wanted: Outcome[]) =>
      names.filter((name) => wanted.includes(table[name]?.outcome ?? 'silent')).length;
    console.log(
      names.map((name) => `${name}: ${table[name]?.outcome} ${table[name]?.said}`).join('\n'),
    );
    expect(names).toHaveLength(59);
    expect(table['file_header_only.csv']?.said).toBe('header-only');
    expect(table['file_no_payload.csv']?.said).toBe('The file is empty.');
    expect(count('silent')).toBe(0);
    expect({
      exact: count('exact', 'exact and told'),
      told: count('told'),
      problem: count('problem'),
    }).toEqual({ exact: 46, told: 11, problem: 2 });
  },
  60_000,
);
