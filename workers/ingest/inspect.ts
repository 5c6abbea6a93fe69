import type { Dialect, Question } from '../../src/domain/intakePlan.ts';
import type { Answer } from '../../src/domain/problem.ts';
import type { Proposal } from '../../src/engine/contract.ts';
import { answer } from '../problems.ts';
import { formQuestions } from './formQuestions.ts';
import type { OpenedFile } from './open/openFile.ts';
import { sniffTables } from './records/dialect.ts';
import { MAX_COLUMNS, SLICE_BYTES, SLICES } from './limits.ts';
import { findLongRecord } from './records/longRecord.ts';
import { pacer } from './pause.ts';
import { chooseOutcome, type OutcomeChoice } from './outcomes/outcomeChoice.ts';
import { cellTooLong, headerOnly, tooManyColumns } from './problems.ts';
import { type ColumnProfile, profileColumn } from './profile.ts';
import { propose } from './propose.ts';
import { columnNames } from './records/columnNames.ts';
import type { FoundTable } from './records/findTables.ts';
import { sampleOf } from './records/sample.ts';
import { headOf } from './records/slices.ts';

/** What a sample from all over a file shows. */
export interface Examined {
  opened: OpenedFile;
  dialect: Dialect;
  /** Its tables, where a person has to say which of them is read, and whether the file ends with them. */
  tables: { found: FoundTable[]; whole: boolean } | null;
  profiles: ColumnProfile[];
  /** Records of the sample that are as wide as the table. */
  rows: string[][];
  /** About how much of the file the sample is, 0–1. */
  share: number;
  outcome: OutcomeChoice;
}

/** Reads enough of the file to propose how to load all of it, and asks what the file does not say. */
export const inspect = (opened: OpenedFile): Promise<Answer<Proposal>> =>
  answer(async () => {
    const examined = await examine(opened);
    return askedFirst(proposalOf(examined), formQuestions(examined, null));
  });

/** Looks at a sample of the file; throws a `ProblemError` when it can't be a table. */
export async function examine(opened: OpenedFile): Promise<Examined> {
  const file = opened.text;
  const pace = pacer(() => performance.now());
  const head = await headOf(file);
  const whole = file.size <= head.length;
  const sniffed = sniffTables(head, whole, opened.written, opened.table);
  const { dialect } = sniffed;
  const line = await findLongRecord(file, head, dialect);
  if (line !== null) throw cellTooLong(line);

  const sample = await sampleOf(file, head, dialect);
  const { rows, width } = sample;
  if (width > MAX_COLUMNS) throw tooManyColumns(width, MAX_COLUMNS);
  if (sample.found === 0) throw headerOnly();

  const names = columnNames(sample.header, width);
  const profiles: ColumnProfile[] = [];
  for (let index = 0; index < width; index += 1) {
    const cells = rows.map((row) => row[index] ?? '');
    profiles.push(profileColumn(index, names[index] ?? '', cells));
    await pace();
  }
  const outcome = chooseOutcome(profiles, rows);
  const sampled = sample.end + (file.size > head.length ? SLICES * SLICE_BYTES : 0);
  const share = sample.complete ? 1 : Math.min(sampled / file.size, 1);
  const tables = sniffed.doubtful ? { found: sniffed.tables, whole } : null;
  return { opened, dialect, tables, profiles, rows, share, outcome };
}

export function proposalOf({ opened, dialect, profiles, outcome, rows }: Examined): Proposal {
  const { file, form } = opened;
  const { plan, questions } = propose(form, dialect, profiles, outcome, rows);
  return { file: { name: file.name, bytes: file.size }, plan, questions };
}

/** What has to be known before the rest can be looked at is asked alone. */
export const askedFirst = (proposal: Proposal, first: readonly Question[]): Proposal =>
  first.length > 0 ? { ...proposal, questions: [...first] } : proposal;
