import type { Field } from '../../src/domain/field.ts';

/** Twelve deals small enough to check by hand; `region` is c4, banded `size` c5. */
export const dealsFixture = `
  CREATE TABLE deals AS
  SELECT * REPLACE (outcome::ENUM('won', 'lost', 'open') AS outcome) FROM (VALUES
    ('won',  100.0, DATE '2024-01-01', DATE '2024-01-11', 'd1',  'Closed Won',  'ann', 'x', 'EU',  5.0),
    ('lost', 200.0, DATE '2024-01-02', DATE '2024-01-22', 'd2',  'Closed Lost', 'ann', 'x', 'EU',  15.0),
    ('won',  300.0, DATE '2024-02-01', DATE '2024-03-02', 'd3',  'Closed Won',  'bob', 'y', 'US',  25.0),
    ('lost', NULL,  DATE '2024-02-02', DATE '2024-03-03', 'd4',  'Closed Lost', 'bob', 'y', 'US',  NULL),
    ('won',  500.0, DATE '2024-03-01', DATE '2024-04-10', 'd5',  'Qualified',   'ann', 'z', 'EU',  35.0),
    ('lost', 600.0, DATE '2024-03-05', DATE '2024-04-14', 'd6',  'Closed Lost', 'ann', 'z', NULL,  5.0),
    ('lost', 700.0, DATE '2024-04-01', DATE '2024-05-31', 'd7',  'Closed Lost', 'bob', NULL, 'US', 15.0),
    ('won',  -80.0, DATE '2024-04-02', DATE '2024-06-01', 'd7',  'Closed Won',  'bob', NULL, 'O''Hara; DROP', 25.0),
    ('lost', 900.0, DATE '2024-05-01', DATE '2024-04-30', 'd9',  'Closed Lost', 'cat', 'w', 'US',  35.0),
    ('lost', 0.0,   DATE '2024-05-02', NULL,              'd10', 'Closed Lost', 'cat', 'w', 'EU',  5.0),
    ('open', 50.0,  DATE '2024-06-01', DATE '2024-09-01', 'd11', 'Proposal',    'cat', 'w', 'EU',  15.0),
    ('open', 60.0,  DATE '2024-06-02', NULL,              'd12', 'Proposal',    NULL,  'w', 'US',  25.0)
  ) AS t(outcome, amount, created_on, closed_on, deal_id, stage, rep, account, c4, c5)`;

export const fixtureFields: Field[] = [
  {
    key: 'f0',
    column: 'c4',
    name: 'region',
    role: 'field',
    kind: 'categorical',
    levels: ['(blank)', 'EU', "O'Hara; DROP", 'US'],
    breaks: null,
  },
  {
    key: 'f1',
    column: 'c5',
    name: 'size',
    role: 'measure',
    kind: 'bands',
    levels: ['up to 10', 'over 10 to 20', 'over 20', '(blank)'],
    breaks: [10, 20],
  },
];

const sum = (what: string, when: string): string =>
  `coalesce(sum(${what}) FILTER (${when}), 0)::DOUBLE`;
const cycle = `outcome <> 'open' AND closed_on >= created_on`;

export const cellsFixture = `
  CREATE TABLE cells AS
  SELECT CASE WHEN outcome <> 'open' THEN date_trunc('quarter', closed_on)::DATE END AS closed_quarter,
         (list_position(['(blank)', 'EU', 'O''Hara; DROP', 'US'], coalesce(c4, '(blank)')) - 1)::USMALLINT AS f0,
         (CASE WHEN c5 IS NULL THEN 3 WHEN c5 <= 10 THEN 0 WHEN c5 <= 20 THEN 1 ELSE 2 END)::USMALLINT AS f1,
         count(*)::DOUBLE AS deals, ${sum('1', "outcome = 'won'")} AS won, ${sum('1', "outcome = 'lost'")} AS lost,
         ${sum('1', "outcome = 'open'")} AS open, ${sum('amount', 'TRUE')} AS amount,
         ${sum('amount', "outcome = 'won'")} AS won_amount, ${sum('amount', "outcome = 'open'")} AS open_amount,
         ${sum("date_diff('day', created_on, closed_on)", cycle)} AS cycle_days, ${sum('1', cycle)} AS cycle_deals
  FROM deals GROUP BY ALL`;
