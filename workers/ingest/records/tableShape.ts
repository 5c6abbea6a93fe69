import type { Dialect } from '../../../src/domain/intakePlan.ts';
import type { Sample } from './sample.ts';
import { type ColumnFit, columnFits } from './columnFit.ts';

/** What is known of a table before its records are judged one by one. */
export interface TableShape {
  dialect: Dialect;
  width: number;
  header: string[][];
  readonly columns: ColumnFit[];
  /** Its first rows. */
  first: string[][];
  /** Where the report's footer begins in the file; null when it has none. */
  footer: number | null;
  /**
   * Cells are quoted with `'`, and every `"` in them stands twice: a program that meant the one wrote the other.
   */
  doubledOther: boolean;
}

const FIRST_ROWS = 5;

export function tableShape(dialect: Dialect, sample: Sample, width: number): TableShape {
  const { rows, header, footer } = sample;
  const withSign = rows.flat().filter((cell) => dialect.quote === "'" && cell.includes('"'));
  let fits: ColumnFit[] | null = null;
  return {
    dialect,
    width,
    header,
    // Only damage asks for it.
    get columns() {
      return (fits ??= columnFits(rows, width));
    },
    first: rows.slice(0, FIRST_ROWS),
    footer,
    doubledOther:
      withSign.length > 1 && withSign.every((cell) => !cell.replaceAll('""', '').includes('"')),
  };
}
