import type { CurveRow } from '../../charts/cohortsOption.ts';
import type { SegmentRow } from '../../charts/segmentsOption.ts';
import type { SeasonEffect } from '../../domain/document/calendar.ts';
import type { Cohort, Cohorts } from '../../domain/document/cohorts.ts';
import { list } from '../../words/numbers.ts';
import { periodName } from '../../words/periodName.ts';
import { count, points, pointsRange, rate, rateRange } from './format.ts';

/** Rows of the charts over the calendar and of cohorts. */

/** The months of a season in their order. */
export const seasonRows = ({ seasons }: SeasonEffect): SegmentRow[] =>
  seasons.flatMap(({ label, deals, winRate, points: effect }) => {
    if (!winRate) return [];
    const against = effect
      ? `\n${points(effect)} points against the average (${pointsRange(effect)})`
      : '';
    const tip = `${label}: ${rate(winRate)} (${rateRange(winRate)})\n${count(deals)} closed deals${against}`;
    // What kind of month is said above the picture, where there is room for it.
    const short = label.replace(/ of (a|the) quarter$/, '');
    return [{ ...winRate, label: short, shrunk: null, text: rate(winRate), tip }];
  });

const curve = (
  label: string,
  points: Cohort['curve'],
  part: CurveRow['part'],
  outcome: 'won' | 'lost',
): CurveRow => {
  const last = points.at(-1);
  const tip = last
    ? `${label}\n${rate(last[outcome])} ${outcome} after ${count(last.age)} days (${rateRange(last[outcome])})`
    : label;
  return {
    label,
    tip,
    part,
    points: points.map((point) => ({ age: point.age, ...point[outcome] })),
  };
};

/** One curve for each cohort; that of all deals and the chosen one last, so that they are drawn on top. */
export function curveRows(
  { all, cohorts }: Cohorts,
  chosen: string | null,
  outcome: 'won' | 'lost',
): CurveRow[] {
  const drawn = cohorts.filter((cohort) => cohort.curve.length > 1);
  const own = drawn.find(({ label }) => label === chosen);
  return [
    ...drawn
      .filter((cohort) => cohort !== own)
      .map((cohort) => curve(periodName(cohort.label), cohort.curve, 'other', outcome)),
    ...(all.length > 1 ? [curve('All deals', all, 'all', outcome)] : []),
    ...(own ? [curve(periodName(own.label), own.curve, 'chosen', outcome)] : []),
  ];
}

/** What is to be said of some quarters, once, with the quarters it is about; not what holds for all. */
export function cohortNotes(cohorts: Cohorts | null): { why: string; of: string }[] {
  const notes = new Map<string, string[]>();
  for (const { label, reason } of cohorts?.cohorts ?? [])
    if (reason !== null && reason !== cohorts?.reason)
      notes.set(reason, [...(notes.get(reason) ?? []), periodName(label)]);
  return [...notes].map(([why, labels]) => ({ why, of: list(labels) }));
}
