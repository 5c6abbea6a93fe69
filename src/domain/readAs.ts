import { type Encoding, LEGACY } from './encodings.ts';
import type { IntakePlan } from './intakePlan.ts';

/** What a person said of a file that has to be known before it can be looked at. */
export interface ReadAs {
  encoding?: Encoding;
  /** Of several tables in it the one that has this header. */
  table?: string;
}

/** By the file's place among the dropped ones. */
export type ReadAsByPlace = Record<number, ReadAs>;

/** `encoding` of the deals' own file, `encoding:accounts.csv` of another. */
const ABOUT = /^(encoding|table)(?::([\s\S]*))?$/;

/** Whether a question is about what has to be known before a file can be looked at. */
export const isAboutForm = ({ id }: { id: string }): boolean => ABOUT.test(id);

/** The id of such a question. @param name of the file; null for the deals' own */
export const formQuestionId = (kind: keyof ReadAs, name: string | null): string =>
  name === null ? kind : `${kind}:${name}`;

/** What answers say of the files of a plan. Of those that turn out to say themselves how they are written it is ignored. */
export function readAsBy(
  answers: readonly { id: string; value: string }[],
  plan: IntakePlan,
): ReadAsByPlace {
  const found: ReadAsByPlace = {};
  for (const { id, value } of answers) {
    const [, kind, name] = ABOUT.exec(id) ?? [];
    const place =
      name === undefined ? plan.file : plan.linked.find((one) => one.name === name)?.file;
    if (kind === undefined || place === undefined) continue;
    const encoding = LEGACY.find((one) => one === value);
    const said = kind === 'table' ? { table: value } : encoding && { encoding };
    found[place] = { ...found[place], ...said };
  }
  return found;
}
