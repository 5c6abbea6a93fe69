import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv, csvCell, guardFormula } from '../../src/export/csv.ts';

test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\0=1', '-', '+1 (555) 010'])(
  'CSV-1 %j can’t run as a formula',
  (text) => expect(guardFormula(text)).toBe(`'${text}`),
);

test.each(['-5', '+3.25', '-1.5e-7', 'plain', 'a=b', ''])('CSV-2 %j stays as it is', (text) =>
  expect(guardFormula(text)).toBe(text),
);

test('CSV-3 quotes, commas and line breaks stay inside their cell', () => {
  expect(csvCell('say "hi", now')).toBe('"say ""hi"", now"');
  expect(csvCell('two\nlines')).toBe('"two\nlines"');
  expect(csvCell('=a,"b"')).toBe('"\'=a,""b"""');
});

test('CSV-4 no text ever makes a cell that begins like a formula', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cell = csvCell(text).replace(/^"/, '');
      expect(/^[=@\t\r]/.test(cell)).toBe(false);
      expect(/^[+-]/.test(cell) && Number.isNaN(Number(cell))).toBe(false);
    }),
  );
});

test('CSV-5 an interval becomes three columns, what is not known stays empty', () => {
  const text = csv({
    id: 't',
    title: 'T',
    columns: [
      { key: 'a', label: 'Level', kind: 'text' },
      { key: 'b', label: 'Rate', kind: 'rate', interval: true },
      { key: 'c', label: 'p', kind: 'p' },
    ],
    rows: [
      ['APAC', { estimate: 0.4, low: 0.3, high: 0.5 }, null],
      ['-', null, 0.25],
    ],
  });
  expect(text).toBe("Level,Rate,Rate (low),Rate (high),p\r\nAPAC,0.4,0.3,0.5,\r\n'-,,,,0.25\r\n");
});
