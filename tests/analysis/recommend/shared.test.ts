import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../../src/domain/analysis.ts';
import { analyseCsv } from '../../support/analyseCsv.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const present = existsSync(data);
if (!present)
  console.log('skipped: ../shared/data is absent, so nothing is recommended for the public files');

describe.skipIf(!present)('skygeni, a file of noise', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await analyseCsv(
      readFileSync(new URL('skygeni/skygeni_sales_data.csv', data), 'utf8'),
    );
  }, 60_000);

  test('RECOMMEND-SKYGENI-1 nothing about winning is recommended, and no money named', () => {
    const rules = analysis.recommendations?.map(({ rule }) => rule) ?? [];
    expect(rules[0]).toBe('look-again');
    for (const rule of rules) expect(['look-again', 'fill-column']).toContain(rule);
    for (const { money } of analysis.recommendations ?? []) expect(money).toBeNull();
  });

  test('RECOMMEND-SKYGENI-2 the next look is for 3 points, finer than the 6 that would have shown', () => {
    const again = analysis.recommendations?.find(({ rule }) => rule === 'look-again');
    expect(again?.action).toContain('Only a change of 6 points or more');
    expect((again?.test?.from ?? 0) - (again?.test?.to ?? 0)).toBeCloseTo(0.03, 10);
    expect(again?.test?.weeks).toBeGreaterThan(26);
  });
});
