import type { Answer } from '../../src/domain/problem.ts';
import type { Proposal } from '../../src/engine/contract.ts';
import { answer } from '../problems.ts';
import type { OpenedFile } from './open/openFile.ts';
import { commonWidth, sniffDialect } from './dialect.ts';
import { MAX_COLUMNS } from './limits.ts';
import { findLongRecord } from './longRecord.ts';
import { pacer } from './pause.ts';
import { chooseOutcome } from './outcomeChoice.ts';
import { cellTooLong, headerOnly, tooManyColumns } from './problems.ts';
import { type ColumnProfile, profileColumn } from './profile.ts';
import { propose } from './propose.ts';
import { headOf, sampleOf } from './sample.ts';

/** Reads enough of the file to propose how to load all of it, and asks what the file does not say. */
export const inspect = (opened: OpenedFile): Promise<Answer<Proposal>> =>
  answer(() => inspected(opened));

async function inspected({ file: dropped, text: file, form }: OpenedFile): Promise<Proposal> {
  const pace = pacer(() => performance.now());
  const head = await headOf(file);
  const dialect = sniffDialect(head, file.size <= head.length);
  const line = await findLongRecord(file, head, dialect);
  if (line !== null) throw cellTooLong(line);

  const sample = await sampleOf(file, head, dialect);
  const records = [...sample.head, ...sample.later];
  const header = dialect.headerRows > 0 ? sample.head[0] : undefined;
  const width = Math.max(commonWidth(records), header && records.length < 3 ? header.length : 0);
  if (width > MAX_COLUMNS) throw tooManyColumns(width, MAX_COLUMNS);
  const rows = records.slice(header ? 1 : 0).filter(({ length }) => length === width);
  const found = records.length - (header ? 1 : 0);
  if (found === 0) throw headerOnly();

  const profiles: ColumnProfile[] = [];
  for (let index = 0; index < width; index += 1) {
    const name = header?.[index]?.trim() || `Column ${index + 1}`;
    const cells = rows.map((row) => row[index] ?? '');
    profiles.push(profileColumn(index, name, cells));
    await pace();
  }
  const outcome = chooseOutcome(profiles, rows);
  const { plan, questions } = propose(form, dialect, profiles, outcome, rows);
  return { file: { name: dropped.name, bytes: dropped.size }, plan, questions };
}
