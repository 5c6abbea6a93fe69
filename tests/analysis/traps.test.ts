import { beforeAll, expect, test } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.ts';
import { dateOf, dayOf } from '../../src/domain/calendar.ts';
import { analyseCsv } from '../support/analyseCsv.ts';

/**
 * Two years of deals, three a day, each with one trap of statistics.md planted: a leaking loss reason, a column filled
 * after winning, a repeated id, a deal closed before it was created, a negative amount, and a day of bulk closing.
 */
function csv(): string {
  const lines = ['id,created,closed,region,loss_reason,contract_no,amount,stage,outcome'];
  for (let i = 0; i < 2400; i++) {
    const created = dayOf('2023-01-02') + Math.floor(i / 3);
    const won = (i * 7919) % 100 < 45;
    const bulk = !won && i >= 1200 && i < 1420;
    const closed = bulk ? dayOf('2024-04-25') : created + 10 + ((i * 31) % 40);
    const late = i === 5 ? created - 3 : closed;
    const amount = i === 7 ? -50 : 100 + ((i * 37) % 900);
    const region = ['EU', 'US', 'APAC'][(i * 13) % 3];
    const id = i === 11 ? 'D10' : `D${i}`;
    lines.push(
      [
        id,
        dateOf(created),
        dateOf(late),
        region,
        won ? '' : ['price', 'timing', 'feature'][i % 3],
        won ? ['A', 'B'][i % 2] : '',
        amount,
        i === 20 ? (won ? 'Closed Lost' : 'Closed Won') : won ? 'Closed Won' : 'Closed Lost',
        won ? 'Won' : 'Lost',
      ].join(','),
    );
  }
  return lines.join('\n');
}

let analysis: Analysis;
beforeAll(async () => {
  analysis = await analyseCsv(csv());
}, 60_000);

const check = (id: string) => analysis.quality?.checks.find((one) => one.id === id);

test.each([
  ['duplicate-ids', 1],
  ['closed-before-created', 1],
  ['negative-amounts', 1],
  ['outcome-against-stage', 1],
])('QUALITY-1 %s is counted', (id, count) => {
  expect(check(id)).toMatchObject({ count });
  expect(check(id)?.examples.length ?? 0).toBeGreaterThanOrEqual(id === 'negative-amounts' ? 0 : 1);
});

test('QUALITY-2 a day of bulk closing is told with its date', () => {
  expect(check('bulk-closing')?.examples[0]).toContain('2024-04-25');
});

test('QUALITY-3 every finding takes something off the score', () => {
  expect(analysis.quality?.score).toBeLessThan(90);
  expect(analysis.quality?.score).toBeGreaterThan(0);
});

test('LEAK-4 what is written down after the outcome never becomes a driver', () => {
  const excluded = analysis.drivers?.excluded.map(({ column, reason }) => [column, reason]);
  expect(excluded).toContainEqual(['loss_reason', 'leaks-outcome']);
  expect(excluded).toContainEqual(['contract_no', 'leaks-outcome']);
  expect(analysis.drivers?.fields.map((one) => one.field).sort()).toEqual(['amount', 'region']);
});

test('DOCUMENT-1 no number of the document is infinite or not a number', () => {
  const text = JSON.stringify(analysis, (_key, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? 'BAD' : value,
  );
  expect(text).not.toContain('"BAD"');
});
