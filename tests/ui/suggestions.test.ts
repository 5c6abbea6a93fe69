import { expect, test } from 'vitest';
import type { DriverEffect } from '../../src/domain/document/drivers.ts';
import type { WhatIfField } from '../../src/domain/whatIf.ts';
import { suggestions } from '../../src/ui/views/drivers/whatif/suggestions.ts';

const lever = (field: string, ...levels: string[]): WhatIfField => ({
  field,
  driver: true,
  levels: levels.map((level) => ({
    level,
    deals: 100,
    won: 50,
    reason: level === 'Never won' ? ('none-won' as const) : null,
  })),
  mixedWith: [],
});
const effect = (field: string, level: string, points: number, driver: boolean) =>
  ({
    field,
    level,
    driver,
    points: { estimate: points, low: points - 0.01, high: points + 0.01 },
  }) as DriverEffect;

const levers = [lever('Source', 'Referral', 'Inbound', 'Never won'), lever('Product', 'Pro')];

test('SUGGEST-1 what was told and helps is suggested, one level for each lever, the strongest first', () => {
  const effects = [
    effect('Source', 'Inbound', 0.02, true),
    effect('Source', 'Referral', 0.09, true),
    effect('Product', 'Pro', 0.12, true),
    effect('Region', 'APAC', 0.2, true),
  ];
  expect(suggestions(levers, effects)).toEqual({
    levels: [
      { field: 'Product', level: 'Pro' },
      { field: 'Source', level: 'Referral' },
    ],
    told: true,
  });
  expect(suggestions(levers, effects, 1).levels).toHaveLength(1);
});

test('SUGGEST-2 a level that was not told stands beside no told one, and is an example by itself', () => {
  const weak = effect('Product', 'Pro', 0.01, false);
  expect(suggestions(levers, [weak, effect('Source', 'Referral', 0.09, true)])).toEqual({
    levels: [{ field: 'Source', level: 'Referral' }],
    told: true,
  });
  expect(suggestions(levers, [weak])).toEqual({
    levels: [{ field: 'Product', level: 'Pro' }],
    told: false,
  });
});

test('SUGGEST-3 a level that can’t be picked, or was told to hurt, is not suggested as a help', () => {
  expect(suggestions(levers, [effect('Source', 'Never won', 0.5, true)])).toEqual({
    levels: [],
    told: false,
  });
  expect(suggestions(levers, [effect('Source', 'Inbound', -0.1, true)]).told).toBe(false);
});
