import type { Analysis } from '../../src/domain/analysis.ts';
import type { PendingPart } from '../../src/domain/document/run.ts';
import { declined, noEvidence } from './analysisFixture.ts';
import {
  alertBudget,
  alerts,
  calendar,
  change,
  cohorts,
  combination,
  search,
} from './fixture/lateParts.ts';
import { pipeline, pipelineWithheld } from './fixture/pipeline.ts';
import { trackRecord } from './fixture/trackRecord.ts';
import { recommendations } from './fixture/recommendations.ts';
import { repSpread, reps } from './fixture/reps.ts';

/** The decline with everything that comes late. */
export const complete: Analysis = {
  ...declined,
  combinations: [
    combination(
      { Region: 'APAC', 'Lead source': 'Partner' },
      { rate: 0.31, expected: 0.43, told: true },
    ),
    change('APAC', { before: 0.52, after: 0.34, expected: 0.47 }, true),
    {
      ...combination(
        { Region: 'APAC', Product: 'Core' },
        { rate: 0.33, expected: 0.4, told: true },
      ),
      echoOf: { aspect: 'change', levels: [{ field: 'Region', level: 'APAC' }] },
    },
    combination({ Region: 'Europe', Product: 'Pro' }, { rate: 0.47, expected: 0.44 }),
  ],
  combinationSearch: search,
  cohorts,
  calendar,
  reps,
  repSpread,
  repGroups: [],
  attainment: null,
  alerts,
  alertBudget,
  recommendations,
  pipeline,
  trackRecord,
};

/** A file in which none of it found anything. */
export const nothingTold: Analysis = {
  ...noEvidence,
  combinations: [combination({ Region: 'Europe', Product: 'Pro' }, { rate: 0.47, expected: 0.44 })],
  combinationSearch: search,
  cohorts: { ...cohorts, cohorts: cohorts.cohorts.slice(0, 3), assumption: null },
  calendar: {
    effects: calendar.effects.map((effect) => ({
      ...effect,
      told: false,
      sentence: null,
      pValue: effect.pValue === null ? null : 0.4,
      qValue: effect.qValue === null ? null : 0.7,
    })),
    trend: calendar.trend,
    changePoint: calendar.changePoint && {
      ...calendar.changePoint,
      pValue: 0.6,
      qValue: 0.7,
      told: false,
      sentence: null,
    },
    drift: calendar.drift.map((one) => ({ ...one, told: false, sentence: null, qValue: 0.7 })),
    reason: null,
  },
  reps: reps.map((one) => ({ ...one, outside: null })),
  repSpread: { ...repSpread, overdispersion: 1, tellApart: false, pValue: 0.62 },
  alerts: [],
  alertBudget,
  recommendations: [],
  pipeline: pipelineWithheld,
  trackRecord,
};

const late: PendingPart[] = [
  'combinations',
  'cohorts',
  'calendar',
  'reps',
  'alerts',
  'recommendations',
  'pipeline',
  'track-record',
];

/** Everything late is still on its way. */
export const latePending: Analysis = { ...declined, run: { ...declined.run, pending: late } };

const NO_RECORD = 'Without closed dates it can’t be told what was known on an earlier day.';

/** A file that can't have any of it, and why. */
export const latePartsWithheld: Analysis = {
  ...noEvidence,
  combinations: [],
  combinationSearch: {
    ...search,
    combinations: 0,
    changes: 0,
    draws: 0,
    reason: 'There is no driver model to compare segments with.',
  },
  cohorts: {
    all: [],
    lastAge: null,
    cohorts: [],
    openAtLastAge: null,
    assumption: null,
    reason: 'Without created dates deals can’t be followed.',
  },
  calendar: {
    effects: [],
    trend: null,
    changePoint: null,
    drift: [],
    reason: 'The file has no closed dates.',
  },
  reps: [],
  repSpread: {
    overdispersion: null,
    within: [],
    tests: { trends: 0, specialities: 0, stages: 0 },
    tellApart: false,
    pValue: null,
    reason: 'The file has no column that says who worked a deal.',
  },
  alerts: [],
  alertBudget: { ...alertBudget, tests: 0, byKind: [] },
  recommendations: [],
  trackRecord: {
    verdicts: [],
    graded: 0,
    held: 0,
    changes: { told: 0, held: 0 },
    drivers: null,
    driversReason: null,
    sentence: NO_RECORD,
    reason: NO_RECORD,
  },
};
