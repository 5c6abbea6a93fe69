import type { DealsColumn } from './dealsQuestion.ts';

/** What says which deal it is, how it ended, what it was worth and when: the columns of `deals` one looks for first. */
const FIRST: readonly string[] = ['deal_id', 'outcome', 'amount', 'closed_on', 'created_on'];

/** Columns with those that tell most in front; the others stay in the order of the file. */
export function tellingColumns(columns: readonly DealsColumn[]): DealsColumn[] {
  const place = ({ key }: DealsColumn) => {
    const at = FIRST.indexOf(key);
    return at < 0 ? FIRST.length : at;
  };
  return columns.toSorted((a, b) => place(a) - place(b));
}
