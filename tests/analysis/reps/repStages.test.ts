import { expect, test } from 'vitest';
import { findRepStages, habitsOf } from '../../../src/analysis/reps/repStages.ts';
import { binomialDraw } from '../../../src/stats/binomial.ts';
import { seeded, type Random } from '../../../src/stats/random.ts';
import type { Dataset } from '../../../src/domain/dataset.ts';
import { sql } from '../../../src/sql/sql.ts';
import { openDuckDB } from '../../support/duckdb.ts';
import { analysisPort } from '../../support/loadCsv.ts';

const STAGES = [
  { stage: 'Demo', lost: 0.2 },
  { stage: 'Proposal', lost: 0.3 },
  { stage: 'Negotiation', lost: 0.25 },
];

/** Twelve reps with 500 deals each, of whom the first loses more at Proposal. */
const rows = (random: Random, more: number) =>
  Array.from({ length: 12 }, (_, rep) => {
    let deals = 500;
    return STAGES.map(({ stage, lost }) => {
      const rate = lost + (rep === 0 && stage === 'Proposal' ? more : 0);
      const gone = binomialDraw(deals, rate, random);
      const row = { rep: `Rep ${rep}`, stage, deals, lost: gone };
      deals -= gone;
      return row;
    });
  }).flat();

test('REPS-STAGES-1 a planted weak stage of one rep is told, and hardly anything else', () => {
  const random = seeded(3);
  let [found, others] = [0, 0];
  for (let run = 0; run < 40; run++) {
    const { byRep, tests } = habitsOf(rows(random, 0.25), 1);
    expect(tests).toBe(36);
    for (const [rep, habits] of byRep)
      for (const one of habits)
        if (rep === 'Rep 0' && one.stage === 'Proposal' && one.difference.high < 0) found++;
        else if (rep !== 'Rep 0') others++;
  }
  expect(found).toBeGreaterThanOrEqual(36);
  expect(others).toBeLessThanOrEqual(12);
});

test('REPS-STAGES-2 where all reps are alike, one file in ten tells anything', () => {
  const random = seeded(4);
  let told = 0;
  for (let run = 0; run < 100; run++) {
    const { byRep } = habitsOf(rows(random, 0), 1);
    if ([...byRep.values()].some((habits) => habits.length > 0)) told++;
  }
  expect(told).toBeLessThanOrEqual(15);
});

/** Of four reps the first loses half of what gets to Pitch, the others a tenth; lost deals keep their stage. */
const TABLES = sql`
  CREATE TABLE deal_rows AS
  SELECT 'd' || i AS deal_id, 'rep ' || (i % 4) AS rep, gone AS outcome, DATE '2024-03-01' AS closed_on,
         CASE gone WHEN 'won' THEN 'Closed Won' ELSE last END AS stage, last
  FROM (
    SELECT i, last, CASE WHEN last = 'Pitch' AND (i // 12) % 10 >= (CASE i % 4 WHEN 0 THEN 5 ELSE 1 END)
                         THEN 'won' ELSE 'lost' END AS gone
    FROM (SELECT i, CASE (i // 4) % 3 WHEN 0 THEN 'Demo' ELSE 'Pitch' END AS last FROM range(2400) t(i))
  )`;
const HISTORY = sql`
  CREATE TABLE stage_history AS
  SELECT deal_id, 'Demo' AS stage, DATE '2024-01-01' AS changed_on FROM deal_rows
  UNION ALL SELECT deal_id, 'Pitch', DATE '2024-02-01' FROM deal_rows WHERE last = 'Pitch'
  UNION ALL SELECT deal_id, 'Closed ' || CASE outcome WHEN 'won' THEN 'Won' ELSE 'Lost' END, closed_on
  FROM deal_rows`;

test('REPS-STAGES-3 a stage in which just now no open deal stands is still a stage', async () => {
  const db = await openDuckDB();
  for (const table of [TABLES, HISTORY, sql`CREATE VIEW deals AS SELECT * FROM deal_rows`])
    db.run(table);
  const dataset = {
    fields: [{ role: 'rep', column: 'rep' }],
    joins: [{ kind: 'history', accepted: true, refused: null }],
    has: { dealId: true },
    outcomeValues: { won: ['Won'], lost: ['Lost'], open: [] },
  } as unknown as Dataset;
  const { byRep } = await findRepStages(analysisPort(db), dataset, sql`TRUE`, 1);
  db.close();
  expect(byRep.get('rep 0')?.map(({ stage }) => stage)).toContain('Pitch');
});
