import { expect, test } from 'vitest';
import { factAlerts } from '../../../src/analysis/alerts/facts.ts';
import type { QualityCheck } from '../../../src/domain/document/quality.ts';
import type { OpenFactsRow } from '../../../src/sql/openFacts.ts';
import { facts, parts } from './alertParts.ts';

const open = (rest: Partial<OpenFactsRow>): OpenFactsRow => ({
  open: 100,
  amount: 1000,
  stalled: 0,
  stalled_amount: 0,
  top: 10,
  top_amount: 100,
  ...rest,
});

const kinds = (rest: Parameters<typeof facts>[0]) =>
  factAlerts(parts(), facts(rest)).map(({ kind }) => kind);

test('ALERT-FACT-1 stalled deals are told from a quarter of the open ones on', () => {
  expect(kinds({ open: open({ stalled: 25 }) })).toEqual(['stalled-deals']);
  expect(kinds({ open: open({ stalled: 24 }) })).toEqual([]);
  expect(kinds({ open: open({ stalled: 25 }), limitDays: null })).toEqual([]);
  expect(kinds({ open: open({ open: 0, stalled: 0 }) })).toEqual([]);
  const [alert] = factAlerts(parts(), facts({ open: open({ stalled: 25 }) }));
  expect(alert?.sentence).toBe(
    '25 of 100 open deals are older than 90 days, by when nine in ten won deals had closed.',
  );
  expect(alert?.sql).toContain("created_on < '2024-06-30'::DATE - 90::INTEGER");
});

test('ALERT-FACT-2 value is concentrated when ten deals hold three tenths of it, of fifty deals at least', () => {
  expect(kinds({ open: open({ top_amount: 300 }) })).toEqual(['value-concentrated']);
  expect(kinds({ open: open({ top_amount: 299 }) })).toEqual([]);
  expect(kinds({ open: open({ top_amount: 900, open: 49 }) })).toEqual([]);
  expect(kinds({ open: open({ top_amount: 0, amount: null }) })).toEqual([]);
});

test('ALERT-FACT-3 a pipeline is skewed when weak segments hold half the value, and more of it than of the deals', () => {
  const fit = { open: 100, amount: 1000, weakOpen: 40, weakAmount: 500 };
  expect(kinds({ fit })).toEqual(['pipeline-skewed']);
  expect(kinds({ fit: { ...fit, weakAmount: 499 } })).toEqual([]);
  expect(kinds({ fit: { ...fit, weakOpen: 41 } })).toEqual([]);
  expect(kinds({ fit: { ...fit, amount: 0, weakAmount: 0 } })).toEqual([]);
});

test('ALERT-FACT-4 errors of the data are told, warnings from a twentieth of the deals on', () => {
  const check = (rest: Partial<QualityCheck>): QualityCheck => ({
    id: 'amount-blank',
    severity: 'warn',
    column: 'Amount',
    count: 10,
    share: 0.05,
    message: '10 deals have no amount.',
    examples: [],
    ...rest,
  });
  const of = (rest: Partial<QualityCheck>) =>
    kinds({ quality: { score: 90, checks: [check(rest)] } });
  expect(of({})).toEqual(['data-quality']);
  expect(of({ share: 0.049 })).toEqual([]);
  expect(of({ severity: 'error', share: 0.001 })).toEqual(['data-quality']);
  expect(of({ severity: 'error', count: 0 })).toEqual([]);
  expect(of({ severity: 'info' })).toEqual([]);
});
