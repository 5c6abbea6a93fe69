import { describe, expect, test } from 'vitest';
import { dateFormats, orderOf, withOrder } from '../../src/domain/dateFormats.ts';
import { judgeDates } from '../../workers/ingest/dates/dateOrder.ts';
import { KINDS, kindsUnder } from '../../workers/ingest/dates/dateNumbers.ts';
import { readDate } from '../../workers/ingest/dates/dateReading.ts';
import { dateShape, isDateLike } from '../../workers/ingest/dates/dates.ts';
import { iso } from '../fixtures/dates.ts';
import { readColumn } from './readDates.ts';

test.each([
  ['3 de enero de 2024', '%d de %B de %Y'],
  ['3 ene. 2024', '%d %b %Y'],
  ['3 enero 2024', '%d %B %Y'],
  ['3 janvier 2024', '%d %B %Y'],
  ['3 janv. 2024', '%d %b %Y'],
  ['3. Januar 2024', '%d. %B %Y'],
  ['3. Jänner 2024', '%d. %B %Y'],
  ['03 Januari 2024', '%d %B %Y'],
  ['3 de janeiro de 2024', '%d de %B de %Y'],
  ['January 3, 2024', '%B %d, %Y'],
  ['Jan 3rd, 2024', '%b %d, %Y'],
  ['3rd of January 2024', '%d of %B %Y'],
  ['03-JAN-24', '%d-%b-%y'],
  ['03Jan2024', '%d%b%Y'],
  ['2024-Jan-03', '%Y-%b-%d'],
  ['Wed, 3 Jan 2024', '%a, %d %b %Y'],
  ['Rabu, 3 Januari 2024', '%a, %d %B %Y'],
  ['mercredi 3 janvier 2024', '%a %d %B %Y'],
  ['miércoles, 3 de enero de 2024', '%a, %d de %B de %Y'],
  ['Mittwoch, 3. Januar 2024', '%a, %d. %B %Y'],
  ['Mi., 03.01.2024', '%a, %d.%m.%Y'],
  ['quarta-feira, 3 de janeiro de 2024', '%a, %d de %B de %Y'],
  ['03 01 2024', '%d %m %Y'],
  ['3. 1. 2024', '%d. %m. %Y'],
  ['2024. 1. 3.', '%Y. %m. %d'],
])('INTAKE-DATES %s is 3 January 2024, written %s', (text, format) => {
  const shape = dateShape(text);
  expect(shape?.format).toBe(format);
  expect(Object.values(shape?.days ?? {})).toContain('2024-01-03');
});

test.each([
  ['1er mars 2024', '2024-03-01'],
  ['15 Agustus 2023', '2023-08-15'],
  ['3. März 2024', '2024-03-03'],
  ['3 maerz 2024', '2024-03-03'],
  ['12 août 2023', '2023-08-12'],
  ['12 aout 2023', '2023-08-12'],
  ['2 févr. 2024', '2024-02-02'],
  ['24 dez 2023', '2023-12-24'],
  ['5 de setembro de 2023', '2023-09-05'],
  ['5 Mei 2023', '2023-05-05'],
  ['1 Des 2023', '2023-12-01'],
  ['7 out 2023', '2023-10-07'],
  ['Sept 7, 2023', '2023-09-07'],
  ['mar. 3 juin 2024', '2024-06-03'],
  ['mar 3 2024', '2024-03-03'],
])('INTAKE-DATES %s is %s', (text, day) => {
  expect(dateShape(text)?.days).toEqual({ ymd: day });
});

test.each([
  ['2024-01-03T10:15:30.123456Z', 'T%H:%M:%S.%f%z', true],
  ['2024-01-03T23:59:59+07:00', 'T%H:%M:%S%z', true],
  ['2024-01-03 23:59:59 UTC', ' %H:%M:%S%z', true],
  ['2024-01-03 10:15 EST', ' %H:%M%z', true],
  ['2024-01-03 10:15 GMT+7', ' %H:%M%z', true],
  ['2024-01-03T10:15:30+01:00[Europe/Paris]', 'T%H:%M:%S%z', true],
  ['2024-01-03Z', '%z', true],
  ['20240103T101530Z', 'T%H%M%S%z', true],
  ['3/1/2024 1:05 PM', ' %I:%M %p', false],
  ['3/1/2024, 1:05:09\u202fp.m.', ', %I:%M:%S %p', false],
  ['3/1/2024 1:05 a. m.', ' %I:%M %p', false],
  ['3/1/2024 10.15', ' %H.%M', false],
  ['3/1/2024 10h15', ' %Hh%M', false],
  ['03.01.2024 um 10:15 Uhr', ' um %H:%M', false],
  ['3 janvier 2024 à 10:15', ' à %H:%M', false],
  ['Wed Jan 03 2024 23:15:00 GMT+0700 (Western Indonesia Time)', ' %H:%M:%S%z', true],
])('INTAKE-DATES in %s the date is the one that is written', (text, time, zoned) => {
  const shape = dateShape(text);
  expect(shape).toMatchObject({ time, zoned });
  expect(Object.values(shape?.days ?? {})).toContain('2024-01-03');
});

test.each([
  '31/02/2024',
  '2023-02-29',
  '2024-00-10',
  '13/13/2024',
  '1899-12-31',
  '2101-01-01',
  '0024-01-05',
  '2024-01-05 to 2024-02-05',
  '2024-01-05x',
  '2024-01-05 10:99',
  '5 foo 2024',
  '31 juni 2024',
  '2024',
  'Jan 2024',
  '2024-01',
  'Q1 2024',
  '12:30',
  '1.2.3.4',
  '555-1234',
])('INTAKE-DATES %s is no date', (text) => {
  expect(isDateLike(text)).toBe(false);
});

test('INTAKE-DATES a month follows a year in front, unless the column proves that the day does', () => {
  expect(readColumn(['2024-03-05', '2024-01-31'])).toEqual(['2024-03-05', '2024-01-31']);
  expect(readColumn(['2024-03-05', '2024-31-01', '2024-20-02'])).toEqual([
    '2024-05-03',
    '2024-01-31',
    '2024-02-20',
  ]);
  // One odd cell among ISO dates is a mistake.
  const many = Array.from({ length: 30 }, (_, i) => iso(19_700 + i));
  expect(readColumn([...many, '2024-31-01']).at(-1)).toBeNull();
});

test('INTAKE-ASK a year of two digits may stand in front: the file shows it, or it is asked', () => {
  const days = Array.from({ length: 60 }, (_, i) => iso(19_700 + i).slice(2));
  expect(judgeDates(days.map((d) => [d, 1]))).toMatchObject({
    format: '%y-%m-%d',
    order: 'proven',
  });
  const few = judgeDates([
    ['03/04/05', 1],
    ['04/05/06', 1],
  ]);
  expect(few).toMatchObject({ order: 'ambiguous', choices: ['dmy', 'mdy', 'ymd'] });
});

test('INTAKE-DATES values that fit one order each need no answer when nothing else is in doubt', () => {
  expect(readColumn(['25/3/2023', '3/25/2023', '5/5/2023'])).toEqual([
    '2023-03-25',
    '2023-03-25',
    '2023-05-05',
  ]);
  expect(
    judgeDates([
      ['25/3/2023', 1],
      ['3/25/2023', 1],
      ['3/4/2023', 1],
    ]),
  ).toMatchObject({
    order: 'mixed',
    dayFirst: 1,
    monthFirst: 1,
    either: 1,
    reading: { order: null },
  });
});

describe('numbers', () => {
  test.each([
    [
      ['20240131', '20231231.0', '0', '32154'],
      ['2024-01-31', '2023-12-31', null, null],
    ],
    [
      ['31012024', '1022024', '28022024'],
      ['2024-01-31', '2024-02-01', '2024-02-28'],
    ],
    [
      ['45292', '45293.75', '5'],
      ['2024-01-01', '2024-01-02', null],
    ],
    [
      ['1704067200', '1704153599.5', 'soon'],
      ['2024-01-01', '2024-01-01', null],
    ],
    [
      ['1704067200000', '1704153599999'],
      ['2024-01-01', '2024-01-01'],
    ],
    [
      ['20240131101500', '20240131235959'],
      ['2024-01-31', '2024-01-31'],
    ],
    [
      ['1.7E+09', '1704067200'],
      [null, '2024-01-01'],
    ],
  ])('INTAKE-DATES %j are days', (cells, days) => {
    expect(readColumn(cells)).toEqual(days);
  });

  test('INTAKE-DATES a lone number among dates that are written out is none', () => {
    const days = Array.from({ length: 30 }, (_, i) => iso(19_700 + i));
    expect(readColumn([...days, '45292']).at(-1)).toBeNull();
  });

  test('INTAKE-DATES only a header that says date makes days of numbers', () => {
    const said = [
      'sls_order_dt',
      'Close Date',
      'closedate',
      'tanggal_dibuat',
      'Fecha',
      'created_at',
    ];
    for (const name of said) expect(kindsUnder(name)).toContain('excel-serial');
    for (const name of ['amount', 'candidate_id', 'days_open', 'zip'])
      expect(kindsUnder(name)).toEqual([]);
    // A response time or a rate by day may well lie between 20,000 and 60,000.
    for (const name of ['response time', 'revenue_per_day'])
      expect(kindsUnder(name)).not.toContain('excel-serial');
  });
});

test('INTAKE-DATES every format a person may choose stands for its example', () => {
  for (const { format, label } of dateFormats) {
    const text = label.replace(/ \([^)]*\)$/, '');
    const reading = { order: orderOf(format), numbers: KINDS.find((k) => k === format) ?? null };
    expect([format, readDate(text, reading)]).toEqual([format, '2024-07-19']);
  }
  expect(withOrder('%a, %d/%m/%y %H:%M', 'ymd')).toBe('%a, %y/%m/%d %H:%M');
  expect(orderOf('%d %B %Y')).toBeNull();
});
