import { afterAll, beforeAll, expect, test } from 'vitest';
import { CRM_EXPORTS } from '../fixtures/crmExports.ts';
import { fileOf } from '../fixtures/csv.ts';
import { inspected, loadAll, openPort, roleOf, type TestPort } from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const expected: Record<keyof typeof CRM_EXPORTS, Record<string, string>> = {
  salesforce: {
    'Opportunity ID': 'dealId',
    'Opportunity Owner': 'rep',
    'Account Name': 'account',
    Stage: 'outcome',
    Amount: 'amount',
    'Close Date': 'closedDate',
    'Created Date': 'createdDate',
    'Lead Source': 'field',
  },
  salesforceApi: {
    Id: 'dealId',
    'Owner.Name': 'rep',
    'Account.Name': 'account',
    StageName: 'outcome',
    Amount: 'amount',
    CloseDate: 'closedDate',
    CreatedDate: 'createdDate',
    Type: 'field',
  },
  hubspot: {
    'Record ID': 'dealId',
    'Deal Stage': 'outcome',
    Pipeline: 'field',
    Amount: 'amount',
    'Close Date': 'closedDate',
    'Create Date': 'createdDate',
    'Deal owner': 'rep',
    'Associated Company': 'account',
  },
  dynamics: {
    '(Do Not Modify) Opportunity': 'dealId',
    'Potential Customer': 'account',
    Status: 'outcome',
    'Status Reason': 'stage',
    'Est. Revenue': 'amount',
    'Actual Close Date': 'closedDate',
    'Est. Close Date': 'date',
    'Created On': 'createdDate',
    Owner: 'rep',
  },
  zoho: {
    'Account Name': 'account',
    Stage: 'outcome',
    Amount: 'amount',
    'Closing Date': 'closedDate',
    'Created Time': 'createdDate',
    'Deal Owner': 'rep',
    'Lead Source': 'field',
  },
  pipedrive: {
    'Deal - ID': 'dealId',
    'Deal - Status': 'outcome',
    'Deal - Stage': 'stage',
    'Deal - Value': 'amount',
    'Deal - Deal created': 'createdDate',
    'Deal - Won time': 'closedDate',
    'Deal - Owner': 'rep',
    'Deal - Organization': 'account',
  },
  flags: {
    deal_id: 'dealId',
    owner_name: 'rep',
    region: 'field',
    is_won: 'outcome',
    amount_eur: 'amount',
    created_at: 'createdDate',
    closed_at: 'closedDate',
  },
};

test.each(Object.keys(CRM_EXPORTS) as (keyof typeof CRM_EXPORTS)[])(
  'INTAKE-ROLES %s: every role is found, nothing is asked, 30 won, 30 lost, 30 open',
  async (system) => {
    const file = fileOf(CRM_EXPORTS[system]);
    const { plan, questions } = await inspected(file);
    expect(questions).toEqual([]);
    expect(roleOf(plan)).toMatchObject(expected[system]);
    expect(plan.columns.every((c) => c.confidence > 0 && c.confidence <= 1 && c.reason)).toBe(true);

    const dataset = await loadAll(test_, file);
    expect(dataset.unreadable).toEqual([]);
    expect(
      test_.db
        .query(`SELECT outcome::VARCHAR AS outcome, count(*)::DOUBLE AS deals, count(created_on)::DOUBLE AS created,
        count(closed_on)::DOUBLE AS closed, count(amount)::DOUBLE AS amounts
        FROM deals GROUP BY 1 ORDER BY 1`),
    ).toMatchObject([
      { outcome: 'lost', deals: 30, created: 30, closed: 30, amounts: 30 },
      { outcome: 'open', deals: 30, created: 30, amounts: 30 },
      { outcome: 'won', deals: 30, created: 30, closed: 30, amounts: 30 },
    ]);
    // No field repeats the outcome, and none of the special columns is a field.
    const names = dataset.fields.map(({ name }) => name);
    for (const name of ['IsWon', 'IsClosed', 'Is Closed Won', 'is_closed', 'Status Reason']) {
      expect(names).not.toContain(name);
    }
    expect(dataset.source).toMatchObject({ createdFrom: '2023-01-01', closedFrom: '2023-03-02' });
  },
);

test('INTAKE-MONEY euros with points for thousands and a comma for cents', async () => {
  const dataset = await loadAll(test_, fileOf(CRM_EXPORTS.flags));
  expect(dataset.source.currency).toBe('€');
  expect(test_.db.query(`SELECT amount FROM deals WHERE deal_id = 'd-0'`)).toEqual([
    { amount: 1100.5 },
  ]);
});
