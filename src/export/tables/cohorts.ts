import type { Cohort, Cohorts } from '../../domain/document/cohorts.ts';
import { periodName } from '../../words/periodName.ts';
import type { DataTable } from '../table.ts';

/** What became of the deals created in each quarter. */
export const cohortsTable = ({ cohorts }: Pick<Cohorts, 'cohorts'>): DataTable => ({
  id: 'cohorts',
  title: 'Deals by the quarter they were created in',
  columns: [
    { key: 'label', label: 'Created', kind: 'text' },
    { key: 'deals', label: 'Deals', kind: 'count' },
    { key: 'decidedShare', label: 'Decided', kind: 'rate' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'lost', label: 'Lost', kind: 'count' },
    { key: 'open', label: 'Open', kind: 'count' },
    { key: 'winRate', label: 'Win rate so far', kind: 'rate', interval: true },
    { key: 'projected', label: 'Projected', kind: 'rate', interval: true },
    { key: 'lowest', label: 'If old ones are lost', kind: 'rate' },
    { key: 'highest', label: 'If old ones are won', kind: 'rate' },
    { key: 'reason', label: 'Note', kind: 'text' },
  ],
  rows: cohorts.map((cohort) => [
    periodName(cohort.label),
    cohort.deals,
    cohort.decidedShare,
    cohort.won,
    cohort.lost,
    cohort.open,
    cohort.winRate,
    // Where all is decided there is nothing to project.
    cohort.open > 0 ? cohort.projected : null,
    cohort.bounds?.low ?? null,
    cohort.bounds?.high ?? null,
    cohort.reason,
  ]),
});

/** Shares won and lost by age, of all deals and of one cohort. */
export const curvesTable = (all: Cohort['curve'], cohort: Cohort | undefined): DataTable => {
  const name = cohort ? periodName(cohort.label) : null;
  const at = new Map(cohort?.curve.map((point) => [point.age, point]));
  return {
    id: 'cohort-curves',
    title: name ? `Won and lost by age, ${name}` : 'Won and lost by age',
    columns: [
      { key: 'age', label: 'Age', kind: 'days' },
      { key: 'atRisk', label: 'All deals: still open', kind: 'count' },
      { key: 'won', label: 'Won', kind: 'rate', interval: true },
      { key: 'lost', label: 'Lost', kind: 'rate', interval: true },
      ...(name
        ? ([
            { key: 'cohortAtRisk', label: `${name}: still open`, kind: 'count' },
            { key: 'cohortWon', label: 'Won', kind: 'rate', interval: true },
            { key: 'cohortLost', label: 'Lost', kind: 'rate', interval: true },
          ] as const)
        : []),
    ],
    rows: all.map(({ age, atRisk, won, lost }) => {
      const own = at.get(age);
      const more = [own?.atRisk ?? null, own?.won ?? null, own?.lost ?? null];
      return [age, atRisk, won, lost, ...(name ? more : [])];
    }),
  };
};
