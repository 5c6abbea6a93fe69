import { encodingNames } from '../../src/domain/encodings.ts';
import type { Question } from '../../src/domain/intakePlan.ts';
import { formQuestionId } from '../../src/domain/readAs.ts';
import { firstNames, type FoundTable, headerKey } from './records/findTables.ts';
import type { OpenedFile } from './open/openedFile.ts';

/** What is known of a file when it was looked at. */
interface Looked {
  opened: OpenedFile;
  /** Its tables, where a person has to say which of them is read, and whether the file ends with them. */
  tables: { found: readonly FoundTable[]; whole: boolean } | null;
}

const MAX_EXAMPLES = 3;

/**
 * Asks in which encoding a file was written, when several read it.
 * @param name null for the deals' own file
 */
function encodingQuestion({ file, doubts = [] }: OpenedFile, name: string | null): Question[] {
  if (doubts.length < 2) return [];
  return [
    {
      id: formQuestionId('encoding', name),
      sentence: `How are the letters with accents in “${file.name}” to be read?`,
      evidence: 'The file does not say in which encoding it was written, and several fit.',
      choices: doubts.map(({ encoding, examples }) => ({
        value: encoding,
        label: encodingNames[encoding],
        detail: examples
          .slice(0, MAX_EXAMPLES)
          .map((word) => `“${word}”`)
          .join(', '),
      })),
      answer: null,
    },
  ];
}

const MAX_NAMES = 6;

/** Asks which of several tables is to be read, when the first is not clearly the one. */
function tableQuestion({ opened, tables }: Looked, name: string | null): Question[] {
  if (tables === null) return [];
  const { found, whole } = tables;
  return [
    {
      id: formQuestionId('table', name),
      sentence: `“${opened.file.name}” has several tables, one below the other. Which one is to be read?`,
      evidence: 'Only one can be read; what stands in the others is told and not loaded.',
      choices: found.map((table) => {
        const { header, rows, line } = table;
        const goesOn = !whole && table === found.at(-1);
        const size = `${goesOn ? 'more than ' : ''}${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
        return {
          value: headerKey(header),
          label: firstNames(table, MAX_NAMES),
          detail: `${size}, from line ${line.toLocaleString('en-US')} on`,
        };
      }),
      answer: null,
    },
  ];
}

/** What has to be asked of a file before the rest of it can be looked at; tables only once its letters are known. */
export function formQuestions(looked: Looked, name: string | null): Question[] {
  const encoding = encodingQuestion(looked.opened, name);
  return encoding.length > 0 ? encoding : tableQuestion(looked, name);
}
