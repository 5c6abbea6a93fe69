import { expect, test } from 'vitest';
import { findCustomerType } from '../../src/domain/customerType.ts';

const field = (name: string, ...levels: (string | [string, number])[]) => ({
  field: name,
  levels: levels.map((one) =>
    typeof one === 'string' ? { level: one, deals: 100 } : { level: one[0], deals: one[1] },
  ),
});
const kindsOf = (...fields: Parameters<typeof findCustomerType>[0]) =>
  findCustomerType(fields)?.kinds.map(({ kind, levels }) => [kind, ...levels]) ?? null;

test.each([
  ['Customer type', 'New Customer', 'Existing customer', 'Win-back'],
  ['Type', 'New Business', 'Existing Business', 'Reactivated'],
  ['Kundentyp', 'Neukunde', 'Bestandskunde', 'Rückgewonnener Kunde'],
  ['Tipo de cliente', 'Cliente nuevo', 'Cliente actual', 'Recuperado'],
  ['Type de client', 'Nouveau client', 'Client existant', 'Client reconquis'],
  ['Tipo de cliente', 'Novo', 'Existente', 'Reativado'],
  ['Jenis pelanggan', 'Pelanggan baru', 'Pelanggan lama', 'Pelanggan kembali'],
])('CUSTOMER-1 %s: new, existing and won back in six languages', (name, ...values) => {
  expect(kindsOf(field(name, ...values))).toEqual([
    ['new', values[0]],
    ['existing', values[1]],
    ['win-back', values[2]],
  ]);
});

test('CUSTOMER-2 yes and no of a column that asks for new customers', () => {
  expect(kindsOf(field('Is new customer', 'Yes', 'No'))).toEqual([
    ['new', 'Yes'],
    ['existing', 'No'],
  ]);
  expect(kindsOf(field('Bestandskunde', 'ja', 'nein'))).toEqual([
    ['new', 'nein'],
    ['existing', 'ja'],
  ]);
  expect(kindsOf(field('Has phone', 'Yes', 'No'))).toBeNull();
});

test('CUSTOMER-3 nothing is guessed', () => {
  expect(kindsOf(field('City', 'New York', 'Newport', 'Newark'))).toBeNull();
  expect(kindsOf(field('Customer type', 'Enterprise', 'SMB'))).toBeNull();
  expect(kindsOf(field('Condition', 'New', 'Used'))).toBeNull();
  expect(kindsOf(field('Customer type', 'Existing', 'Renewal'))).toBeNull();
  expect(findCustomerType([])).toBeNull();
});

test('CUSTOMER-4 without a fitting name nine in ten deals must be known, with one a half', () => {
  const levels = (unknown: number): [string, number][] => [
    ['New', 50],
    ['Existing', 50],
    ['Partner', unknown],
  ];
  expect(kindsOf(field('Label', ...levels(11)))).not.toBeNull();
  expect(kindsOf(field('Label', ...levels(12)))).toBeNull();
  expect(kindsOf(field('Deal type', ...levels(100)))).not.toBeNull();
  expect(kindsOf(field('Deal type', ...levels(101)))).toBeNull();
  expect(findCustomerType([field('Deal type', ...levels(40))])?.unknown).toEqual(['Partner']);
});

test('CUSTOMER-5 of two columns the one whose name speaks of customers', () => {
  const type = findCustomerType([
    field('Label', 'New', 'Existing'),
    field('Customer status', 'New', 'Existing', 'Win back'),
  ]);
  expect(type?.field).toBe('Customer status');
});
