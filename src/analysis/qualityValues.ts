import type { Dataset } from '../domain/dataset.ts';
import type { QualityCheck } from '../domain/document/quality.ts';
import { count, counted } from '../words/numbers.ts';

/** Checks of what was made of values: words that count as blank, look-alikes left apart, other currencies. */
export function valueChecks(dataset: Dataset): QualityCheck[] {
  return [...blankChecks(dataset), ...mergeChecks(dataset), ...currencyChecks(dataset)];
}

function blankChecks({ blanks = [], rows: deals }: Dataset): QualityCheck[] {
  return [...new Set(blanks.map(({ column }) => column))].map((column) => {
    const own = blanks.filter((one) => one.column === column);
    const cells = own.reduce((sum, { rows }) => sum + rows, 0);
    return {
      id: `blank-words:${column}`,
      severity: 'info',
      column,
      count: cells,
      share: deals > 0 ? cells / deals : null,
      message: `${counted(cells, 'cell')} of ${column} only ${cells === 1 ? 'says' : 'say'} that nothing is known, and count as blank.`,
      examples: own.slice(0, 5).map(({ value, rows }) => `“${value}” (${count(rows)} times)`),
    };
  });
}

function mergeChecks({ mergeOffers, columns, rows: read }: Dataset): QualityCheck[] {
  const names = [...new Set(mergeOffers.map(({ name }) => name))];
  return names.map((column) => {
    const pairs = mergeOffers
      .filter(({ name }) => name === column)
      .flatMap(({ from, into, personal }) => from.map((one) => ({ ...one, into, personal })));
    const rows = pairs.reduce((sum, one) => sum + one.rows, 0);
    const used = columns.some(({ name, usedAs }) => name === column && usedAs !== 'ignored');
    return {
      id: `look-alikes:${column}`,
      severity: used ? 'warn' : 'info',
      column,
      count: rows,
      share: read > 0 ? rows / read : null,
      message: `${counted(rows, 'deal')} of ${column} ${rows === 1 ? 'has' : 'have'} a value that looks like another one; they are kept apart.`,
      examples: pairs
        .filter(({ personal }) => !personal)
        .slice(0, 5)
        .map(({ value, into }) => `“${value}” and “${into}”`),
    };
  });
}

function currencyChecks({ currencies, rows: deals }: Dataset): QualityCheck[] {
  if (!currencies) return [];
  const { column, keep, values } = currencies;
  const others = values.filter(({ currency }) => currency !== keep);
  const left = others.reduce((sum, one) => sum + one.deals, 0);
  return [
    {
      id: 'currencies',
      severity: left > 0 ? 'warn' : 'info',
      column,
      count: left,
      share: deals > 0 ? left / deals : null,
      message: `${counted(left, 'amount')} ${left === 1 ? 'is' : 'are'} not in ${keep || 'the chosen currency'}, and left out of every sum.`,
      examples: values.map(
        ({ currency, deals: some, total }) =>
          `${currency || 'no currency'}: ${counted(some, 'deal')}, ${count(Math.round(total))} in all`,
      ),
    },
  ];
}
