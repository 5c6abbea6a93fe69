import { expect, test } from 'vitest';
import {
  type AlertOpinion,
  FEEDBACK_SCHEMA,
  headerKey,
  isHidden,
  parseAlertFeedback,
} from '../../src/domain/alertFeedback.ts';

const snoozed: AlertOpinion = { alert: 'a', opinion: 'snoozed', period: '2024-06-30' };
const good = { schema: FEEDBACK_SCHEMA, header: ['id', 'outcome'], opinions: [snoozed] };

test('FEEDBACK-1 a snoozed alert comes back with a later period, one that is not useful never', () => {
  expect(isHidden(snoozed, '2024-06-30')).toBe(true);
  expect(isHidden(snoozed, '2024-03-31')).toBe(true);
  expect(isHidden(snoozed, '2024-07-01')).toBe(false);
  expect(isHidden(snoozed, null)).toBe(true);
  expect(isHidden({ ...snoozed, period: null }, '2030-01-01')).toBe(true);
  expect(isHidden({ ...snoozed, opinion: 'not-useful' }, '2030-01-01')).toBe(true);
  expect(isHidden({ ...snoozed, opinion: 'useful' }, '2024-06-30')).toBe(false);
  expect(isHidden(undefined, '2024-06-30')).toBe(false);
});

test('FEEDBACK-2 the order of columns makes no other file; another column does', () => {
  expect(headerKey(['a', 'b'])).toBe(headerKey(['b', 'a', 'a']));
  expect(headerKey(['a', 'b'])).not.toBe(headerKey(['a,b']));
  expect(headerKey(['a'])).not.toBe(headerKey(['a', 'b']));
});

test('FEEDBACK-3 what was saved is read again, and nothing beside it', () => {
  expect(parseAlertFeedback({ ...good, more: 1 })).toEqual(good);
});

test.each([
  null,
  'text',
  [],
  {},
  { ...good, schema: 'other' },
  { ...good, header: [1] },
  { ...good, header: 'id' },
  { ...good, opinions: [{ ...snoozed, opinion: 'hated' }] },
  { ...good, opinions: [{ ...snoozed, alert: 7 }] },
  { ...good, opinions: [{ ...snoozed, period: 7 }] },
  { ...good, opinions: [null] },
  { ...good, header: ['x'.repeat(10_001)] },
  { ...good, header: Array.from({ length: 5001 }, () => 'x') },
])('FEEDBACK-4 %j is no feedback', (value) => {
  expect(parseAlertFeedback(value)).toBeNull();
});
