import { type Kind, kindOf } from './columnFit.ts';

const typed = (kind: Kind) => kind === 'number' || kind === 'date' || kind === 'time';

/**
 * Whether the first row names the columns: it is text above numbers or dates, or at least not one of the values
 * that come again below it.
 */
export function hasHeader(records: readonly (readonly string[])[]): boolean {
  const [first, ...others] = records;
  if (!first) return true;
  // A header may come again further down.
  const rows = others.filter((row) => row.some((cell, i) => cell !== first[i]));
  let evidence = 0;
  first.forEach((cell, column) => {
    const below = rows.slice(0, 200).map((row) => row[column] ?? '');
    const kinds = below.map(kindOf).filter((kind) => kind !== 'blank');
    const kind = kindOf(cell);
    const mostlyTyped = kinds.filter(typed).length > kinds.length / 2;
    if (typed(kind)) evidence -= 1;
    else if (kind === 'text' && mostlyTyped) evidence += 1;
    else if (kind === 'text' && below.includes(cell)) evidence -= 0.5;
    else if (kind === 'text') evidence += 0.25;
  });
  return evidence > 0 || (rows.length === 0 && first.every((cell) => kindOf(cell) === 'text'));
}
