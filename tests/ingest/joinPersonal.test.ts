import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnChecks } from '../../src/analysis/qualityColumns.ts';
import { valueChecks } from '../../src/analysis/qualityValues.ts';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import { loadFiles } from './joinFiles.ts';
import { joinOf } from './joinFixture.ts';
import { openPort, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const FIRST = ['Anna', 'Bertram', 'Clara', 'Dorothea', 'Emil'] as const;
const LAST = ['Keller', 'Lindqvist', 'Moreau', 'Nakamura'] as const;
const person = (i: number) => `${pick(FIRST, i)} ${pick(LAST, Math.floor(i / 5))}`;
const phone = (i: number) => `+49 30 5550${100 + (i % 20)}`;

const deals = (header: string, who: (i: number) => string) =>
  fileOf(
    csv(
      ['deal_id', 'outcome', 'amount', 'closed_date', header],
      rowsOf(160, (i) => [`d${i}`, pick(['Won', 'Lost'], i >> 2), 100 + i, day(i), who(i)]),
    ),
    'deals.csv',
  );
const contacts = (header: string, who: (i: number) => string, n = 20) =>
  fileOf(
    csv(
      [header, 'seniority'],
      rowsOf(n, (i) => [who(i), pick(['Director', 'Manager'], i)]),
    ),
    'contacts.csv',
  );

test.each<[string, string, string, (i: number) => string, (i: number) => string]>([
  [
    'names',
    'Contact Name',
    'Full Name',
    person,
    (i) => (i % 20 === 7 ? 'Clara  Lindqvist' : person(i)),
  ],
  [
    'telephone numbers',
    'Contact Phone',
    'Phone',
    phone,
    (i) => (i % 20 === 7 ? '+49 30 9990000' : phone(i)),
  ],
  [
    'e-mail addresses',
    'Contact Email',
    'Email',
    (i) => `${person(i).replace(' ', '.')}@a.example`,
    (i) => (i % 20 === 7 ? 'gone@b.example' : `${person(i).replace(' ', '.')}@a.example`),
  ],
])(
  'INTAKE-PERSONAL a join on %s says how many fail, and of whom nobody',
  async (_, header, key, known, used) => {
    const dataset = await loadFiles(test_, [deals(header, used), contacts(key, known)]);
    const report = joinOf(dataset, 'contacts.csv');
    expect(report).toMatchObject({ accepted: true, filled: 160, matched: 152, personal: true });
    expect(report?.unmatched).toHaveLength(1);
    const wrong = used(7);
    expect(JSON.stringify(dataset.joins)).not.toContain(wrong);
    const checks = [...columnChecks(dataset, null, []), ...valueChecks(dataset)];
    const join = checks.find(({ id }) => id === 'join:contacts.csv');
    expect([join?.count, join?.examples]).toEqual([8, []]);
    expect(JSON.stringify(checks)).not.toContain(wrong);
    // Whoever merges has to see what.
    for (const { personal } of dataset.mergeOffers) expect(personal).toBe(true);
  },
);

test('INTAKE-PERSONAL a key of persons that is not unique is refused without naming one', async () => {
  const twice = contacts('Full Name', (i) => person(i % 18));
  const dataset = await loadFiles(test_, [deals('Contact Name', person), twice], (plan) => ({
    ...plan,
    linked: plan.linked.map((one) => ({ ...one, accepted: true })),
  }));
  const report = joinOf(dataset, 'contacts.csv');
  expect(report?.refused).toBe(
    '“Full Name” is not unique: a value stands in 2 rows, and joining them would count deals more than once.',
  );
});
