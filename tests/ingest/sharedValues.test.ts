import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyAnswers } from '../../src/domain/applyAnswers.ts';
import { fileOf } from '../fixtures/csv.ts';
import { inspected, loadAll, loadOf, openPort, type TestPort } from './openPort.ts';

const folder = join(import.meta.dirname, '../../../shared/data');
const there = existsSync(folder);
if (!there) console.log('skipped: tests of values on ../shared/data, which is not here');

const shared = (path: string): File => fileOf(readFileSync(join(folder, path)), path);

describe.skipIf(!there)('values of real files', () => {
  let test_: TestPort;
  beforeAll(async () => {
    test_ = await openPort();
  });
  afterAll(() => test_.db.close());

  test('INTAKE-REAL brunonapoli: the order of day and month is asked, decimal commas are read to the cent', async () => {
    const file = shared('online_retail/brunonapoli.csv');
    const { plan, questions } = await inspected(file);
    const unread = questions.filter(({ id }) => !id.startsWith('date-order:'));
    expect(unread).toEqual([]);
    const answered = applyAnswers(
      plan,
      questions.map((q) => ({ ...q, answer: 'dmy' })),
    );
    const result = await loadOf(test_, file, answered);
    if (result.phase !== 'table') throw new Error(result.phase);
    expect(result.problem.code).toBe('no-outcome');
    expect(result.table.unreadable).toEqual([]);
    const column = (name: string) => `c${plan.columns.find((c) => c.name === name)?.index}`;
    const amount = plan.columns.find(({ name }) => name === 'UnitPrice')?.role === 'amount';
    const price = amount ? 'amount' : column('UnitPrice');
    const quantity = column('Quantity');
    const [sum] = test_.db.query<{ total: number; negative: number }>(
      `SELECT round(sum(${quantity} * ${price}), 2) AS total,
              count(*) FILTER (${quantity} < 0)::DOUBLE AS negative FROM deal_rows`,
    );
    expect(sum).toEqual({ total: 180667.75, negative: 130 });
  }, 60_000);

  test('INTAKE-REAL Maven: “technolgy” is offered as technology, no product is merged with another', async () => {
    const accounts = shared('maven_crm/accounts.csv');
    const { plan } = await inspected(accounts);
    const result = await loadOf(test_, accounts, plan);
    if (result.phase !== 'table') throw new Error(result.phase);
    expect(result.table.mergeOffers).toMatchObject([
      { name: 'sector', into: 'technology', from: [{ value: 'technolgy', rows: 12 }] },
    ]);
    const deals = await loadAll(test_, shared('maven_crm/sales_pipeline.csv'));
    expect(deals.mergeOffers).toEqual([]);
  }, 60_000);

  test('INTAKE-REAL Salesforce leads: names of people are personal', async () => {
    const { plan } = await inspected(shared('salesforce_wave/Lead.csv'));
    const personal = plan.columns.filter((c) => c.personal).map(({ name }) => name);
    expect(personal).toEqual(['FirstName', 'LastName']);
    const users = await inspected(shared('salesforce_wave/User.csv'));
    expect(users.plan.columns.find(({ name }) => name === 'Email')?.personal).toBe('email');
  }, 60_000);
});
