import type { Attainment } from '../../domain/document/attainment.ts';
import type { Rep, RepGrouping } from '../../domain/document/reps.ts';
import { periodName } from '../../words/periodName.ts';
import type { DataTable } from '../table.ts';

/** Each rep against the book they were given, in the order given. */
export const repsTable = (reps: readonly Rep[]): DataTable => ({
  id: 'reps',
  title: 'Reps against the book they were given',
  columns: [
    { key: 'rep', label: 'Rep', kind: 'text' },
    { key: 'deals', label: 'Closed deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
    { key: 'expected', label: 'Expected', kind: 'rate' },
    { key: 'difference', label: 'Difference', kind: 'points', interval: true },
    { key: 'outside', label: 'Outside limits', kind: 'text' },
    { key: 'pValue', label: 'p', kind: 'p' },
    { key: 'qValue', label: 'q', kind: 'p' },
    { key: 'index', label: 'Consistency', kind: 'count' },
    { key: 'spreadPoints', label: 'Swing', kind: 'points', interval: true },
    { key: 'consistencyQ', label: 'q of swing', kind: 'p' },
    { key: 'wonAmount', label: 'Won amount', kind: 'money' },
    { key: 'meanCycleDays', label: 'Mean cycle', kind: 'days' },
    { key: 'velocityPerDay', label: 'Velocity a day', kind: 'money' },
    { key: 'trend', label: 'Trend a quarter', kind: 'points', interval: true },
    { key: 'trendQ', label: 'q of trend', kind: 'p' },
    { key: 'target', label: 'Target', kind: 'money' },
    { key: 'attainment', label: 'Attainment', kind: 'rate' },
    { key: 'open', label: 'Open deals', kind: 'count' },
    { key: 'consistencyReason', label: 'Why no consistency', kind: 'text' },
  ],
  rows: reps.map((rep) => [
    rep.rep,
    rep.deals,
    rep.won,
    rep.winRate,
    rep.expected,
    rep.difference,
    rep.outside === null ? null : `${rep.outside}%`,
    rep.pValue,
    rep.qValue,
    rep.consistency?.index ?? null,
    rep.consistency?.spreadPoints ?? null,
    rep.consistency?.qValue ?? null,
    rep.wonAmount,
    rep.meanCycleDays,
    rep.velocityPerDay,
    rep.trend?.pointsPerQuarter ?? null,
    rep.trend?.qValue ?? null,
    rep.target,
    rep.attainment,
    rep.open,
    rep.consistencyReason,
  ]),
});

/** Reps by one column that follows from them. */
export const repGroupsTable = ({ field, groups }: RepGrouping): DataTable => ({
  id: `reps-by-${field}`,
  title: `Reps by ${field}`,
  columns: [
    { key: 'level', label: field, kind: 'text' },
    { key: 'reps', label: 'Reps', kind: 'count' },
    { key: 'deals', label: 'Closed deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
    { key: 'expected', label: 'Expected', kind: 'rate' },
    { key: 'difference', label: 'Difference', kind: 'points', interval: true },
    { key: 'outside', label: 'Outside limits', kind: 'text' },
    { key: 'wonAmount', label: 'Won amount', kind: 'money' },
    { key: 'meanCycleDays', label: 'Mean cycle', kind: 'days' },
    { key: 'target', label: 'Target', kind: 'money' },
    { key: 'attainment', label: 'Attainment', kind: 'rate' },
  ],
  rows: groups.map((group) => [
    group.level,
    group.reps,
    group.deals,
    group.won,
    group.winRate,
    group.expected,
    group.difference,
    group.outside === null ? null : `${group.outside}%`,
    group.wonAmount,
    group.meanCycleDays,
    group.target,
    group.attainment,
  ]),
});

/** Won money against targets by period, all reps together. */
export const targetPeriodsTable = ({ periods }: Pick<Attainment, 'periods'>): DataTable => ({
  id: 'reps-targets',
  title: 'Won money against targets',
  columns: [
    { key: 'period', label: 'Period', kind: 'period' },
    { key: 'reps', label: 'Reps with a target', kind: 'count' },
    { key: 'target', label: 'Target', kind: 'money' },
    { key: 'won', label: 'Won', kind: 'money' },
    { key: 'attainment', label: 'Attainment', kind: 'rate' },
    { key: 'note', label: 'Note', kind: 'text' },
  ],
  rows: periods.map(({ label, reps, target, won, attainment, status, why }) => [
    label,
    reps,
    target,
    won,
    attainment,
    status === 'running' ? 'still running' : (why ?? null),
  ]),
});

/** Attainment of each rep by period. */
export const attainmentTable = ({
  periods,
  reps,
}: Pick<Attainment, 'periods' | 'reps'>): DataTable => ({
  id: 'reps-attainment',
  title: 'Attainment by rep',
  columns: [
    { key: 'rep', label: 'Rep', kind: 'text' },
    ...periods.map(({ label, status }) => ({
      key: label,
      label: `${periodName(label)}${status === 'running' ? ' so far' : ''}`,
      kind: 'rate' as const,
    })),
  ],
  rows: reps.map((rep) => [rep.rep, ...rep.periods.map((one) => one?.attainment ?? null)]),
});

/** Kinds of deals in which a rep is told to be better or worse than in the rest. */
export const specialitiesTable = (
  reps: readonly Pick<Rep, 'rep' | 'specialities'>[],
): DataTable => ({
  id: 'reps-specialities',
  title: 'Specialities of reps',
  columns: [
    { key: 'rep', label: 'Rep', kind: 'text' },
    { key: 'field', label: 'Field', kind: 'text' },
    { key: 'level', label: 'Level', kind: 'text' },
    { key: 'deals', label: 'Closed deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'expected', label: 'Expected of this rep', kind: 'rate' },
    { key: 'difference', label: 'Difference', kind: 'points', interval: true },
    { key: 'qValue', label: 'q', kind: 'p' },
  ],
  rows: reps.flatMap(({ rep, specialities }) =>
    specialities.map((one) => [
      rep,
      one.field,
      one.level,
      one.deals,
      one.won,
      one.expected,
      one.difference,
      one.qValue,
    ]),
  ),
});

/** What the tests give to talk about with each rep. */
export const coachingTable = (reps: readonly Pick<Rep, 'rep' | 'notes'>[]): DataTable => ({
  id: 'reps-coaching',
  title: 'Coaching notes',
  columns: [
    { key: 'rep', label: 'Rep', kind: 'text' },
    { key: 'note', label: 'What was found', kind: 'text' },
    { key: 'evidence', label: 'Evidence', kind: 'text' },
    { key: 'action', label: 'What to do', kind: 'text' },
  ],
  rows: reps.flatMap(({ rep, notes }) =>
    notes.map(({ note, evidence, action }) => [rep, note, evidence, action]),
  ),
});

/** What one rep won by quarter. */
export const repQuartersTable = ({ rep, quarters }: Pick<Rep, 'rep' | 'quarters'>): DataTable => ({
  id: 'rep-quarters',
  title: `${rep} by quarter`,
  columns: [
    { key: 'period', label: 'Quarter', kind: 'period' },
    { key: 'deals', label: 'Closed deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
    { key: 'expected', label: 'Expected', kind: 'rate' },
  ],
  rows: quarters.map(({ label, deals, won, winRate, expected }) => [
    label,
    deals,
    won,
    winRate,
    expected,
  ]),
});
