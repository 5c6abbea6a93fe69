import { expect, test } from 'vitest';
import { BLANK_SPELLINGS, blankWords, isBlankWord } from '../../workers/ingest/values/blanks.ts';

const nothing =
  'NA|N/A|#N/A|n.a.|NULL|Null|null|None|NaN|-|--|–|?|(blank)|[null]|<none>|--None--|- None -|Select|Please select|Select...|not set|Not Set| |\u00a0|\u200b|\\N|Bitte wählen|Sélectionner|Não informado|Tidak ada|sin asignar|(None)|undefined'.split(
    '|',
  );
const something =
  'No|Nan|Na|Unknown|Nancy|0|Selected|North|Nonesuch|A-|n|Other|Select Comfort|x'.split('|');

test.each(nothing)('INTAKE-BLANK “%s” says nothing', (value) => {
  expect(isBlankWord(value)).toBe(true);
});

test.each(something)('INTAKE-BLANK “%s” says something', (value) => {
  expect(isBlankWord(value)).toBe(false);
});

test('INTAKE-BLANK what is looked for in large columns is blank', () => {
  expect(BLANK_SPELLINGS.filter((value) => !isBlankWord(value) && value.trim() !== '')).toEqual([]);
  expect(BLANK_SPELLINGS).toEqual(
    expect.arrayContaining(['N/A', 'NULL', 'None', 'NaN', 'Not Set']),
  );
});

test('INTAKE-BLANK “NA” is North America beside EMEA and Namibia beside other countries', () => {
  expect(blankWords(['NA', 'EMEA', 'N/A'])).toEqual(['N/A']);
  expect(blankWords(['NA', 'DE', 'FR', 'US'])).toEqual([]);
  expect(blankWords(['NA', 'North', 'South'])).toEqual(['NA']);
});
