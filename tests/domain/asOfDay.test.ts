import { expect, test } from 'vitest';
import { hasStood, quarterEnds } from '../../src/domain/asOfDay.ts';
import { fitWishes, fitWishesThen } from '../../src/domain/fitWishes.ts';
import { noWishes } from '../../src/domain/wishes.ts';
import { dataset } from '../support/intakeFixture.ts';

const file = {
  ...dataset,
  source: {
    ...dataset.source,
    createdFrom: '2023-01-01',
    closedFrom: '2023-02-03',
    closedTo: '2024-07-19',
    asOf: '2024-07-19',
  },
};

test('ASOFDAY-1 quarter ends between the first close and the end of the file, the latest first', () => {
  const ends = quarterEnds(file);
  expect(ends[0]).toBe('2024-06-30');
  expect(ends.at(-1)).toBe('2023-03-31');
  expect(ends).toHaveLength(6);
  expect(quarterEnds({ ...file, source: { ...file.source, closedFrom: null } })).toEqual([]);
});

test('ASOFDAY-2 neither the last day of the file nor one before its first close', () => {
  expect(hasStood('2024-07-18', file)).toBe(true);
  expect(hasStood('2024-07-19', file)).toBe(false);
  expect(hasStood('2023-02-02', file)).toBe(false);
  expect(hasStood('2024-06-30', { ...file, has: { ...file.has, closed: false } })).toBe(false);
});

test('ASOFDAY-3 a day the file does not reach is a misfit, and nothing else of the wishes is lost', () => {
  const filters = [{ field: 'Region', values: ['APAC'] }];
  const wished = { ...noWishes, filters, asOf: '2031-12-31' };
  expect(fitWishes(wished, file)).toEqual({
    wishes: { ...wished, asOf: null },
    misfits: [{ kind: 'as-of' }],
  });
});

test('ASOFDAY-4 bands of that day are known once the file stands as of it', () => {
  const filters = [{ field: 'Amount', values: ['> 900'] }];
  const wished = { ...noWishes, filters, asOf: '2024-06-30' };
  expect(fitWishes(wished, file)).toEqual({ wishes: wished, misfits: [] });
  const { wishes, misfits } = fitWishesThen(wished, { ...file, fields: [] });
  expect(wishes).toMatchObject({ asOf: '2024-06-30', filters: [] });
  expect(misfits).toEqual([{ kind: 'field', field: 'Amount' }]);
});
