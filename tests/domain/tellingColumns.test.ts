import { expect, test } from 'vitest';
import { tellingColumns } from '../../src/domain/tellingColumns.ts';

test('TELLING-1 id, outcome, amount and dates come first; the others keep the order of the file', () => {
  const keys = ['c0', 'created_on', 'rep', 'deal_id', 'amount', 'c5', 'closed_on', 'outcome'];
  const columns = keys.map((key) => ({ key, name: key, type: 'text' as const, personal: false }));
  expect(tellingColumns(columns).map(({ key }) => key)).toEqual([
    'deal_id',
    'outcome',
    'amount',
    'closed_on',
    'created_on',
    'c0',
    'rep',
    'c5',
  ]);
});
