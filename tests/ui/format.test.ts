import { describe, expect, test } from 'vitest';
import {
  count,
  days,
  daysChange,
  daysRange,
  money,
  NONE,
  percent,
  points,
  pointsRange,
  pointsSized,
  pValue,
  rate,
  rateRange,
  relative,
  relativeChangeRange,
} from '../../src/ui/text/format.ts';
import { fieldBelow } from '../../src/ui/text/chartRows.ts';
import { around } from '../support/fixture/parts.ts';

describe('FORMAT numbers carry what their interval supports', () => {
  test.each([
    [around(0.4327, 0.014), '43%', '42–45%'],
    [around(0.4327, 0.004), '43.3%', '42.9–43.7%'],
    [around(0.0004, 0.0002), '0.04%', '0.02–0.06%'],
  ])('a rate', (interval, text, range) => {
    expect(rate(interval)).toBe(text);
    expect(rateRange(interval)).toBe(range);
  });

  test('a difference is in points, with a real minus, and never in percent', () => {
    expect(points(around(-0.059, 0.028))).toBe('−6');
    expect(pointsRange(around(-0.059, 0.028))).toBe('−9 to −3');
    expect(points(around(0.0588, 0.004))).toBe('+5.9');
    expect(pointsSized(around(0.01, 0.02))).toBe('+1 point');
    expect(pointsSized(around(0.0001, 0.02))).toBe('0 points');
  });

  test('an end that leaves zero out is not rounded onto it', () => {
    expect(pointsRange(around(-0.035, 0.031))).toBe('−6.6 to −0.4');
    expect(pointsRange(around(-0.03, 0.031))).toBe('−6 to 0');
  });
});

test('FORMAT what is not known is a dash, never 0', () => {
  const all = [count, rate, rateRange, points, pointsRange, percent, days, pValue];
  for (const format of all) expect(format(null)).toBe(NONE);
  expect(money(null, 'USD')).toBe(NONE);
  expect(relative(5, null)).toBe(NONE);
  expect(relative(5, 0)).toBe(NONE);
});

test.each([
  [1_234_567, 'USD', '$1.2M'],
  [999_700, 'EUR', '€1M'],
  [26_400, null, '26k'],
  [9_940, 'USD', '$9.9k'],
  [812, 'CHF', 'CHF 812'],
  [-5_000_000, 'USD', '−$5M'],
  [0.2, '$', '$0'],
])('FORMAT money %d in %s is %s', (value, currency, text) => {
  expect(money(value, currency)).toBe(text);
});

test('FORMAT p values do not pretend', () => {
  expect([0.00001, 0.0004, 0.0123, 0.5].map(pValue)).toEqual([
    '< 0.0001',
    '0.0004',
    '0.012',
    '0.50',
  ]);
});

test('ROWS-1 a field stands below its level where both on one line would be cut', () => {
  const row = {
    label: 'A · B · Region',
    tip: '',
    estimate: 0,
    low: 0,
    high: 0,
    told: true,
    text: '',
  };
  expect(fieldBelow([row], 519)[0]?.label).toBe('A · B\nRegion');
  expect(fieldBelow([row], 520)[0]).toBe(row);
  expect(fieldBelow([{ ...row, label: 'Region' }], 300)[0]?.label).toBe('Region');
});

test('FORMAT-MEANS an interval that leaves zero out is not rounded onto it', () => {
  const of = (estimate: number, low: number, high: number) => ({ estimate, low, high });
  expect(daysChange(of(3, 1.2, 4.8))).toBe('+3 d (+1 to +5)');
  expect(daysChange(of(0.6, 0.5, 2.7))).toBe('+1 d (+1 to +3)');
  expect(daysChange(of(1.6, 0.4, 2.7))).toBe('+1.6 d (+0.4 to +2.7)');
  expect(daysChange(of(0.1, -0.66, 0.83))).toBe('0 d (−1 to +1)');
  expect(daysChange(of(0.1, -0.3, 0.4))).toBe('+0.1 d (−0.3 to +0.4)');
  expect(daysRange(of(61, 59.6, 62.4))).toBe('60–62 d');
  expect(daysRange(of(6, 5.2, 6.8))).toBe('5.2–6.8 d');
  expect(relativeChangeRange(of(-0.012, -0.06, 0.04))).toBe('−1% (−6 to +4)');
  expect(relativeChangeRange(of(0.03, 0.004, 0.06))).toBe('+3.0% (+0.4 to +6.0)');
});
