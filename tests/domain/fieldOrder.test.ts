import { expect, test } from 'vitest';
import type { Field } from '../../src/domain/field.ts';
import { fieldOrder } from '../../src/domain/fieldOrder.ts';

const field = (name: string, role: Field['role'] = 'field'): Field => ({
  key: name,
  column: name,
  name,
  role,
  kind: 'categorical',
  levels: [],
  breaks: null,
});
const fields = [
  field('sales_rep', 'rep'),
  field('stage', 'stage'),
  field('amount', 'amount'),
  field('account_manager'),
  field('industry'),
  field('lost_reason'),
  field('region'),
  field('source'),
];
const names = (of: readonly Field[]) => of.map(({ name }) => name);

test('FIELD-ORDER-1 drivers by their p value, other fields, numbers, stage, persons, what is known too late', () => {
  const tests = [
    { field: 'region', driver: true, pValue: 0.01 },
    { field: 'source', driver: true, pValue: 0.001 },
    { field: 'industry', driver: false, pValue: 0.5 },
  ];
  const excluded = [{ column: 'lost_reason', reason: 'leaks-outcome' }];
  const drivers = { fields: tests, excluded } as unknown as Parameters<typeof fieldOrder>[1];
  expect(names(fieldOrder(fields, drivers))).toEqual([
    'source',
    'region',
    'industry',
    'amount',
    'stage',
    'sales_rep',
    'account_manager',
    'lost_reason',
  ]);
});

test('FIELD-ORDER-2 before the drivers are there, roles alone decide, in the order of the file', () => {
  expect(names(fieldOrder(fields, null)).slice(0, 5)).toEqual([
    'industry',
    'lost_reason',
    'region',
    'source',
    'amount',
  ]);
});
