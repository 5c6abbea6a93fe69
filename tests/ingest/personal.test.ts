import { expect, test } from 'vitest';
import { masked, personalKind } from '../../workers/ingest/values/personal.ts';
import { profileColumn } from '../../workers/ingest/profile.ts';

const kind = (name: string, cells: string[]) =>
  personalKind(profileColumn(0, name, cells))?.kind ?? null;

test.each<[name: string, cells: string[], kind: string | null]>([
  ['Contact Email', ['ann@acme.com', 'bob@acme.co.uk', ''], 'email'],
  ['Notes to', ['ann@acme.com', 'bob@acme.co.uk'], 'email'],
  ['Phone', ['(555) 123-4567', '555.123.9999'], 'phone'],
  ['Phone', ['5551234567', '5559876543'], 'phone'],
  ['No. HP', ['0812-3456-7890', '+62 812 3456 7890'], 'phone'],
  ['c5', ['+49 30 1234567', '+1 (555) 123-4567'], 'phone'],
  ['Contact Name', ['Ann Lee', 'José García', "Pat O'Hara"], 'name'],
  ['First Name', ['Ann', 'Bob'], 'name'],
  ['Vorname', ['Jörg', 'Ann'], 'name'],
  ['Deal - Contact person', ['Ann Lee', 'Bob Ray'], 'name'],
  ['Created By', ['Ann Lee', 'Bob Ray'], 'name'],
  // Traps
  ['Order Number', ['100200300', '100200301'], null],
  ['Order Number', ['555-123-456', '555-123-457'], null],
  ['Amount', ['5551234567', '5559876543'], null],
  ['Account Name', ['Acme Corp', 'Ann Lee'], null],
  ['Opportunity Name', ['Acme renewal', 'Beta upsell'], null],
  ['Name', ['Acme renewal', 'Beta upsell'], null],
  ['Product Name', ['GTX Pro', 'GTX Basic'], null],
  ['Contact', ['3', '5'], null],
  ['Phone calls', ['3', '5'], null],
  ['Close date', ['2024-01-05', '2024-02-05'], null],
])('INTAKE-PERSONAL %s %j is %s', (name, cells, expected) => {
  expect(kind(name, cells)).toBe(expected);
});

test('INTAKE-PERSONAL examples show what a column is, not who', () => {
  expect(masked('Jane Doe')).toBe('J••• D••');
  expect(masked('ann@acme.com')).toBe('a••@a•••.c••');
});
