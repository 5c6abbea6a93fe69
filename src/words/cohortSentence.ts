import type { Cohort } from '../domain/document/cohorts.ts';
import { counted, rateInRange, ratePercent, sharePercent } from './numbers.ts';
import { periodName } from './periodName.ts';

/**
 * What every projection takes for granted, said once beside them.
 * @param lastAge days that enough deals were followed   @param openShare share of deals still open then
 */
export function projectionAssumption(lastAge: number, openShare: number): string {
  const said =
    'Projections take for granted that open deals will end as earlier ones of their age did, so they pull towards “no change”: they show what a quarter will come to if nothing new happens, not whether something has.';
  if (openShare < 0.0005) return said;
  return `${said} ${sharePercent(openShare)} of deals are still open after ${counted(lastAge, 'day')}, as long as enough of them could be followed: what becomes of those is not in the projections.`;
}

/**
 * What became of the deals created in a quarter and what will, in a sentence or two. The rate so far leans towards
 * what ends fast; the projection's assumption is part of its sentence.
 * @param asOf the file's last day: a quarter that is not over is told “so far”
 */
export function cohortSentence(cohort: Omit<Cohort, 'sentence'>, asOf: string): string {
  const { winRate, projected, bounds, decidedShare, open, reason } = cohort;
  const running = cohort.to > asOf ? ' so far' : '';
  const name = `Deals created in ${periodName(cohort.label)}${running}`;
  if (open === 0)
    return winRate
      ? `${name}: all decided, ${ratePercent(winRate)} of them won.`
      : `${name}: none is decided.`;
  const decided = winRate
    ? `${sharePercent(decidedShare)} decided, ${ratePercent(winRate)} of them won`
    : 'none is decided yet';
  if (!projected) return `${name}: ${decided}. ${reason ?? ''}`.trim();
  // Where every open deal is too old to be foretold the projection says nothing that the rate so far doesn't.
  const foretold = projected.high - projected.low > 1e-9;
  const so = foretold
    ? `${decided}; if the open ones end as earlier ones did at their age, ${rateInRange(projected)}`
    : decided;
  const apart = bounds && bounds.high - bounds.low >= WORTH_TELLING;
  return [`${name}: ${so}.`, ...(apart ? [boundsOf(bounds)] : [])].join(' ');
}

/** Bounds closer than a point read as one number twice. */
const WORTH_TELLING = 0.01;

function boundsOf({ deals, low, high }: NonNullable<Cohort['bounds']>): string {
  const old = counted(deals, 'open deal is', 'open deals are');
  return `${old} older than nearly any that ended: ${sharePercent(low)} if all of them are lost, ${sharePercent(high)} if all are won.`;
}
