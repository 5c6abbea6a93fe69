import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf } from '../../src/domain/calendar.ts';
import { BLANK_LEVEL } from '../../src/domain/field.ts';
import { MOST_LOOKS, noWishes, type Wishes } from '../../src/domain/wishes.ts';
import { readAddress, writeAddress } from '../../src/state/address.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(BLANK_LEVEL, '', ' ', '&', '=', '#', '?', '+', '%', '%00', '__proto__', '../..'),
);
const days = fc
  .tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 1_000 }))
  .map(([from, length]) => ({ from: dateOf(from), to: dateOf(from + length) }));
const filters = fc.uniqueArray(
  fc.record({ field: text, values: fc.uniqueArray(text, { minLength: 1, maxLength: 5 }) }),
  { selector: ({ field }) => field, maxLength: 4 },
);
const wishes: fc.Arbitrary<Wishes> = fc.record({
  filters,
  comparison: fc.record({
    clock: fc.constantFrom(null, 'closed' as const, 'created' as const),
    measure: fc.constantFrom('count' as const, 'value' as const),
    periods: fc.option(fc.record({ before: days, after: days })),
  }),
  looks: fc.nat({ max: MOST_LOOKS }),
  putBack: fc.uniqueArray(text, { maxLength: 3 }),
  alertBudget: fc.option(fc.double({ min: Number.MIN_VALUE, max: 0.5, noNaN: true })),
  asOf: fc.option(days.map(({ from }) => from)),
});
const options = fc.dictionary(
  text.filter((name) => name !== '__proto__'),
  text,
  { maxKeys: 3, noNullPrototype: true },
);

const read = (query: string) => readAddress(`#segments/tree?${query}`);

describe('what an address says', () => {
  test('ADDRESS-1 is what was put into it, whatever the names of fields and levels', () => {
    fc.assert(
      fc.property(wishes, options, (asked, shown) => {
        const address = {
          page: 'segments',
          detail: 'tree',
          wishes: asked,
          options: shown,
        } as const;
        const written = writeAddress(address);
        expect(written).toMatch(/^[\x21-\x7e]*$/);
        expect(written).not.toContain('#');
        expect(readAddress(`#${written}`)).toEqual({ ...address, misfits: [] });
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('ADDRESS-2 is short and can be read where names are plain', () => {
    const asked: Wishes = {
      filters: [{ field: 'Region', values: ['APAC', 'EMEA'] }],
      comparison: {
        clock: 'created',
        measure: 'value',
        periods: {
          before: { from: '2023-07-01', to: '2023-09-30' },
          after: { from: '2023-10-01', to: '2023-12-31' },
        },
      },
      looks: 3,
      putBack: ['Stage'],
      alertBudget: 0.1,
      asOf: '2024-06-30',
    };
    expect(writeAddress({ page: 'segments', detail: 'tree', wishes: asked, options: {} })).toBe(
      'segments/tree?f.Region=APAC&f.Region=EMEA&compare=2023-10-01..2023-12-31~2023-07-01..2023-09-30&clock=created&measure=value&looks=3&budget=0.1&back=Stage&asof=2024-06-30',
    );
    expect(writeAddress({ page: 'brief', detail: null, wishes: noWishes, options: {} })).toBe(
      'brief',
    );
  });
});

describe('a part of an address that says nothing', () => {
  test.each([
    ['compare=2023-10-01..2023-12-31'],
    ['compare=2023-10-01..2023-12-31~2023-09-31..2023-09-30'],
    ['compare=2023-10-01..2023-12-31~2023-02-30..2023-03-30'],
    ['compare=2023-12-31..2023-10-01~2023-07-01..2023-09-30'],
    ['compare=2023Q4~2023Q3'],
    ['clock=alarm'],
    ['measure=weight'],
    ['looks=0'],
    ['looks=1e3'],
    ['looks=1001'],
    ['budget=0'],
    ['budget=-1'],
    ['budget=0.6'],
    ['budget=NaN'],
    ['budget='],
    ['budget=%200.1'],
    ['constructor=1'],
    ['F.Region=APAC'],
  ])('ADDRESS-3 is told, and wishes for nothing: %s', (query) => {
    const { wishes: asked, misfits } = read(query);
    expect(asked).toEqual(noWishes);
    expect(misfits).toEqual([{ kind: 'unread', name: query.split('=', 1)[0] }]);
  });

  test('ADDRESS-4 no text at all makes reading fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (hash) => {
        expect(() => readAddress(hash)).not.toThrow();
        expect(() => read(hash)).not.toThrow();
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('ADDRESS-5 a level named twice is one level', () => {
    expect(read('f.Region=APAC&f.Region=APAC').wishes.filters).toEqual([
      { field: 'Region', values: ['APAC'] },
    ]);
  });
});
