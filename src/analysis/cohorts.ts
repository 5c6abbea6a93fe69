import { endOf, labelOf } from '../domain/calendar.ts';
import { closedRangeName } from '../domain/closedRange.ts';
import type { Cohort, Cohorts } from '../domain/document/cohorts.ts';
import {
  aalenJohansen,
  type AgeOutcomes,
  type CumulativeIncidence,
} from '../stats/aalenJohansen.ts';
import { cohortProjection, LEAST_AT_RISK, lastKnownAge } from '../stats/cohortProjection.ts';
import { kaplanMeier } from '../stats/kaplanMeier.ts';
import { cohortSentence, projectionAssumption } from '../words/cohortSentence.ts';
import { closedClockWithheld } from './qualityDates.ts';
import { USUAL_CYCLES } from './horizon.ts';
import { curveAges, incidenceCurve } from './incidenceCurve.ts';
import type { CohortLife, LifeTable } from './lifeTable.ts';
import type { Prepared } from './prepare.ts';
import { ratio, winRateOf } from './winRate.ts';

/** The last ten years are told; the curve over all deals rests on every quarter. */
const MOST_COHORTS = 40;

const CLOSED_ONLY =
  'The file holds closed deals only: how many are still open, and how old they are, is not known. The curves are over the deals that closed.';

/**
 * Deals followed from the day they were created: what became of each quarter's by age, and how those still open will
 * end if earlier ones are a guide. The curves hold open deals for as long as they are open, forgotten ones too: that
 * some deals never end is part of how deals end. What is asked of deals older than nearly every cycle is only what
 * they could make of the rate (`bounds`).
 */
export function findCohorts(life: LifeTable | null, prepared: Prepared): Cohorts {
  const { within } = prepared.horizon;
  if (within)
    return withheld(
      `Only deals that closed in ${closedRangeName(within)} are looked at: what became of all the deals created in a quarter can’t be told from those.`,
    );
  if (life === null)
    return withheld(
      'Without created dates deals can’t be followed from the day they were created.',
    );
  if (life.cohorts.length === 0) return withheld('No deal with a created date is left.');
  if (closedClockWithheld(prepared.counts))
    return withheld(
      'Closed dates are missing more often for one outcome than for the other, so the age at which deals end is not known.',
    );
  const ages = life.cohorts.flatMap((cohort) => cohort.ages);
  const all = aalenJohansen(ages);
  const usual = usualCycle(ages);
  if (usual === null) return withheld('No deal has both a created and a closed date.');
  // Of the whole file: a filter may leave closed deals only.
  const hasOpen = prepared.horizon.creations.some(({ open }) => open > 0);
  const lastAge = lastKnownAge(all);
  const openAtLastAge = lastAge === null ? null : all.at(lastAge).open;
  const knownUntil = Math.min(usual, lastAge ?? usual);
  const told = curveAges(knownUntil);
  const cohorts = life.cohorts.slice(-MOST_COHORTS).map((cohort) => {
    const reason = withoutProjection(cohort, life, hasOpen, lastAge);
    return toCohort(cohort, life.asOf, all, told, reason === null ? lastAge : null, usual, reason);
  });
  return {
    all: incidenceCurve(all, told),
    lastAge,
    cohorts,
    openAtLastAge,
    assumption:
      openAtLastAge !== null && lastAge !== null && cohorts.some(({ projected }) => projected)
        ? projectionAssumption(lastAge, openAtLastAge)
        : null,
    reason: hasOpen ? null : CLOSED_ONLY,
  };
}

const withheld = (reason: string): Cohorts => ({
  all: [],
  lastAge: null,
  openAtLastAge: null,
  cohorts: [],
  assumption: null,
  reason,
});

/** Nearly every closed cycle was over by this age in days; null when none has both dates. */
function usualCycle(ages: readonly AgeOutcomes[]): number | null {
  const closed = ages.map(({ age, won, lost }) => ({ day: age, events: won + lost, censored: 0 }));
  return kaplanMeier(closed).quantile(USUAL_CYCLES);
}

/** Why the final rate of a cohort is not foretold; null when it is. */
function withoutProjection(
  cohort: CohortLife,
  { cutBefore }: LifeTable,
  hasOpen: boolean,
  lastAge: number | null,
): string | null {
  if (cohort.cut > 0 && cutBefore !== null)
    return `The file was cut on the closed date: of the deals created before ${cutBefore} those that closed fast are missing.`;
  if (!hasOpen) return CLOSED_ONLY;
  if (lastAge === null)
    return `Fewer than ${LEAST_AT_RISK} deals could be followed, too few to tell how open ones will end.`;
  return null;
}

function toCohort(
  cohort: CohortLife,
  asOf: string,
  all: CumulativeIncidence,
  ages: readonly number[],
  lastAge: number | null,
  usual: number,
  reason: string | null,
): Cohort {
  const { start, won, lost, open } = cohort;
  const openAges = cohort.ages
    .filter(({ censored }) => censored > 0)
    .map(({ age, censored }) => ({ age, deals: censored }));
  const projection =
    lastAge === null ? null : cohortProjection({ won, lost, open: openAges }, all, lastAge, usual);
  const facts = {
    label: labelOf('quarter', start),
    from: start,
    to: endOf('quarter', start),
    deals: won + lost + open,
    won,
    lost,
    open,
    decidedShare: ratio(won + lost, won + lost + open) ?? 0,
    curve: cohort.cut > 0 ? [] : incidenceCurve(aalenJohansen(cohort.ages), ages),
    winRate: winRateOf(won, lost),
    projected: projection?.rate ?? null,
    bounds: projection?.bounds ?? null,
    reason:
      reason ??
      (projection
        ? null
        : 'None of its deals is decided, and none is of an age at which deals end.'),
  };
  return { ...facts, sentence: cohortSentence(facts, asOf) };
}
