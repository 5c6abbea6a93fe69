import { defaultComparison } from '../../src/domain/comparisonChoice.ts';
import { afterAll, expect, test } from 'vitest';
import { EngineClient } from '../../src/engine/client.ts';
import type { AnalyseOptions, RunIdentity } from '../../src/engine/contract.ts';
import { tapWorkers } from '../support/workerTap.ts';

const { workers, untap } = tapWorkers();
afterAll(untap);

/** 120 deals over two years, half of them won; enough for an analysis without a question. */
function csv(): File {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const month = String((i % 12) + 1).padStart(2, '0');
    const [created, closed] = [`2023-${month}-05`, `${i % 2 ? 2023 : 2024}-${month}-25`];
    return `D${i},${created},${closed},${i % 3 ? 'EU' : 'US'},${i % 2 ? 'Won' : 'Lost'},${100 + i}`;
  });
  const text = ['deal_id,created_date,closed_date,region,outcome,amount', ...rows].join('\n');
  return new File([text], 'deals.csv');
}

const run: RunIdentity = {
  id: 'run',
  createdAt: '2026-01-01T00:00:00Z',
  appVersion: 'test',
  seed: 1,
};
const options: AnalyseOptions = {
  filters: [],
  materiality: 0.01,
  compare: defaultComparison,
  looksTried: 1,
  putBack: [],
};

async function opened(): Promise<EngineClient> {
  const client = new EngineClient();
  const proposal = await client.inspect(1, [csv()], {}, () => {});
  if (!proposal.ok) throw new Error(proposal.problem.sentence);
  const loaded = await client.load(2, proposal.value.plan, () => {});
  if (!loaded.ok) throw new Error(loaded.problem.sentence);
  return client;
}

test('ENGINE-1 a file is inspected, loaded and analysed across real workers, in growing snapshots', async () => {
  const client = await opened();
  const pending: number[] = [];
  const answer = await client.analyse(3, run, options, (snapshot) => {
    pending.push(snapshot.run.pending.length);
  });
  expect(answer).toMatchObject({ ok: true, value: { totals: { deals: 120, won: 60, lost: 60 } } });
  expect(pending.length).toBeGreaterThan(3);
  expect(pending).toEqual(pending.toSorted((a, b) => b - a));
});

test('ENGINE-2 after the analysis worker was killed the same file is analysed again without being dropped', async () => {
  const client = await opened();
  const death = new Promise((resolve) => (client.onStopped = resolve));
  workers.get('analysis')?.terminate();
  await death;
  const answer = await client.analyse(4, run, options, () => {});
  expect(answer).toMatchObject({ ok: true, value: { totals: { deals: 120 } } });
});

test('ENGINE-3 the latest wish wins: an older analysis ends as cancelled', async () => {
  const client = await opened();
  const older = client.analyse(5, run, options, () => {});
  const newer = client.analyse(
    6,
    run,
    { ...options, filters: [{ field: 'region', values: ['EU'] }] },
    () => {},
  );
  expect(await older).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  expect(await newer).toMatchObject({ ok: true, value: { totals: { deals: 80 } } });
});

test('ENGINE-4 without an open file the answer says so', async () => {
  const client = new EngineClient();
  expect(await client.analyse(7, run, options, () => {})).toMatchObject({
    ok: false,
    problem: { code: 'engine-stopped', sentence: 'There is no file open.' },
  });
});
