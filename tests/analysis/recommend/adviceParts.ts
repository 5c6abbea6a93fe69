import type { RecommendParts } from '../../../src/analysis/recommend/advice.ts';
import type { Analysis } from '../../../src/domain/analysis.ts';
import type { Alert, AlertKind } from '../../../src/domain/document/alerts.ts';
import { complete } from '../../support/lateFixture.ts';

/** A document in which nothing was told, and nothing is missing. */
export const quiet: Analysis = {
  ...complete,
  combinations: [],
  alerts: [],
  recommendations: null,
  limits: [],
  quality: { score: 100, checks: [] },
  calendar: complete.calendar && {
    ...complete.calendar,
    effects: complete.calendar.effects.map((one) => ({ ...one, told: false })),
    drift: complete.calendar.drift.map((one) => ({ ...one, told: false })),
  },
  drivers: complete.drivers && {
    ...complete.drivers,
    effects: complete.drivers.effects.map((one) => ({ ...one, driver: false })),
  },
};

export const parts = (
  rest: Partial<Analysis> = {},
  more: Partial<RecommendParts> = {},
): RecommendParts => ({ analysis: { ...quiet, ...rest }, quarters: 6, money: true, ...more });

export const alert = (kind: AlertKind, rest: Partial<Alert> = {}): Alert => ({
  id: kind,
  kind,
  basis: 'test',
  severity: 'warn',
  sentence: 'Something is so.',
  segment: [],
  evidence: [],
  threshold: null,
  pValue: 0.001,
  qValue: 0.001,
  money: null,
  deals: 100,
  sql: null,
  ...rest,
});
