import type { Analysis } from '../../domain/analysis.ts';
import { quarterEnds } from '../../domain/asOfDay.ts';
import { endOf, labelOf, nextStart } from '../../domain/calendar.ts';
import type { Limit } from '../../domain/document/run.ts';
import type { RecordedVerdict, TrackRecord } from '../../domain/document/trackRecord.ts';
import { closedQuarters, type QuarterRow } from '../../sql/closedQuarters.ts';
import { dealLives } from '../../sql/dealLives.ts';
import { fewerFits, recordedSentence, trackSentence } from '../../words/trackRecordWords.ts';
import type { Comparison, Side } from '../comparison.ts';
import type { DriverModel } from '../drivers.ts';
import { masks } from '../masks.ts';
import type { Setting } from '../setting.ts';
import { judge, type Clustering } from '../verdict.ts';
import { driversThen, MOST_ROWS_FITTED, stillHold } from './driversThen.ts';
import { heldVerdict, isGraded, type NextQuarter } from './heldVerdict.ts';
import { countsOf, verdictThen, type QuarterCounts, type VerdictThen } from './verdictThen.ts';

/** So many quarter ends back. */
const MOST_QUARTER_ENDS = 8;
/** Each costs a fit. */
const MOST_FITS = 4;

/** What the app would have said at past quarter ends, and whether it held. The last part of the document. */
export async function trackRecordPart(
  setting: Setting,
  model: DriverModel,
): Promise<Pick<Analysis, 'trackRecord'>> {
  const reason = withheld(setting);
  if (reason !== null) return { trackRecord: withoutRecord(reason) };
  const { port, dataset, cells, breathe } = setting;
  const lives = await port.columns(
    'record-lives',
    'Deals by the days they were created and closed on',
    dealLives(),
  );
  const rows = await port.rows<QuarterRow>(
    'record-quarters',
    'Deals per quarter by closed date, for the verdicts of then',
    closedQuarters(cells),
  );
  const quarters: QuarterCounts = new Map(
    rows.map(({ start, won, lost }) => [start, { deals: won + lost, won }]),
  );
  const said: VerdictThen[] = [];
  for (const day of quarterEnds(dataset).slice(0, MOST_QUARTER_ENDS)) {
    await breathe();
    const then = await verdictThen(setting, lives, quarters, day);
    // A quarter that was not complete enough then leaves the verdict of the quarter end before.
    const repeats = said.findIndex((one) => samePair(one.comparison, then?.comparison));
    if (then && repeats >= 0) said.splice(repeats, 1);
    if (then) said.push(then);
  }
  const judged = said.map((then) => {
    const next = nextQuarter(setting, quarters, then, said);
    return { then, next, held: heldVerdict(then.verdict, next) };
  });
  const settled = judged.filter(({ held }) => held !== 'too-early').map(({ then }) => then.day);
  const drivers = await recordDrivers(setting, model, settled);
  const verdicts = judged.map(({ then, next, held }): RecordedVerdict => {
    const { kind, change } = then.verdict;
    const recorded = {
      day: then.day,
      kind,
      before: then.comparison.before.label,
      after: then.comparison.after.label,
      change,
      next: next && {
        label: next.label,
        sinceBefore: next.sinceBefore.change,
        sinceAfter: next.sinceAfter.change,
      },
      held,
      drivers: drivers.found.get(then.day) ?? null,
    };
    const moved = next && { sinceAfter: next.sinceAfter.kind };
    return { ...recorded, sentence: recordedSentence(recorded, moved) };
  });
  const graded = verdicts.filter(isGraded);
  if (graded.length === 0) return { trackRecord: { ...withoutRecord(TOO_SHORT), verdicts } };
  const fitted = [...drivers.found.values()];
  const changes = graded.filter(({ kind }) => kind !== 'no-evidence');
  const facts = {
    verdicts,
    graded: graded.length,
    held: graded.filter(({ held }) => held === 'held').length,
    changes: {
      told: changes.length,
      held: changes.filter(({ held }) => held === 'held').length,
    },
    drivers:
      fitted.length === 0
        ? null
        : {
            quarterEnds: fitted.length,
            named: fitted.reduce((sum, { named }) => sum + named, 0),
            held: fitted.reduce((sum, { held }) => sum + held, 0),
          },
    driversReason: drivers.reason,
    reason: null,
  };
  return { trackRecord: { ...facts, sentence: trackSentence(facts) } };
}

/** What of it the file can’t tell. */
export const recordLimits = ({ trackRecord }: Pick<Analysis, 'trackRecord'>): Limit[] =>
  trackRecord?.reason
    ? [{ topic: 'Whether past verdicts held', why: trackRecord.reason, column: null }]
    : [];

const samePair = (one: Comparison, other: Comparison | undefined): boolean =>
  one.before.start === other?.before.start && one.after.start === other.after.start;

const TOO_SHORT =
  'The file does not reach back far enough: it takes two complete quarters, and one after them that is complete, too.';

function withheld({ dataset: { has }, prepared }: Setting): string | null {
  if (prepared.horizon.within)
    return 'Only a range of closed dates is looked at. Without that filter the record is there.';
  if (!has.closed) return 'Without closed dates it can’t be told what was known on an earlier day.';
  if (!has.created)
    return 'Without created dates it can’t be told which quarters were complete on an earlier day.';
  return prepared.clock === 'closed'
    ? null
    : 'The close date is missing for one outcome more than for the other, so no verdict rests on it.';
}

const withoutRecord = (reason: string): TrackRecord => ({
  verdicts: [],
  graded: 0,
  held: 0,
  changes: { told: 0, held: 0 },
  drivers: null,
  driversReason: null,
  sentence: reason,
  reason,
});

/**
 * The quarter after those compared, as it is known today. How it moved from the later of the two is what was said at its
 * own end, where that compared the same; deals are taken to end alike as much as they did in the more alike of both pairs.
 */
function nextQuarter(
  { prepared, input }: Setting,
  quarters: QuarterCounts,
  then: VerdictThen,
  said: readonly VerdictThen[],
): NextQuarter | null {
  const { before, after } = then.comparison;
  const start = nextStart('quarter', after.start);
  const mask = masks(prepared.horizon, 'quarter', 'closed').get(start);
  if (!mask || mask.masked) return null;
  const next = {
    label: labelOf('quarter', start),
    start,
    from: start,
    to: endOf('quarter', start),
  };
  const own = said.find(({ comparison }) =>
    samePair(comparison, { ...then.comparison, before: after, after: next }),
  );
  const clustering = moreAlike(then.clustering, own?.clustering ?? null);
  const since = (first: Side) =>
    judge(
      { ...then.comparison, before: first, after: next, earlier: [] },
      { before: countsOf(quarters, first), after: countsOf(quarters, next), earlier: [] },
      clustering,
      input.materiality,
      1,
    );
  return {
    label: next.label,
    sinceBefore: since(before),
    sinceAfter: own?.verdict ?? since(after),
  };
}

const moreAlike = (one: Clustering | null, other: Clustering | null): Clustering | null =>
  (other?.designEffect ?? 0) > (one?.designEffect ?? 0) ? other : one;

interface RecordedDrivers {
  /** By the day. */
  found: ReadonlyMap<string, { named: number; held: number }>;
  /** Why not all of the days were looked at. */
  reason: string | null;
}

/** Fits anew at the latest of these days, as many as the time allows. */
async function recordDrivers(
  setting: Setting,
  model: DriverModel,
  days: readonly string[],
): Promise<RecordedDrivers> {
  const found = new Map<string, { named: number; held: number }>();
  const now = model.drivers.effects;
  if (now.length === 0) return { found, reason: model.drivers.reason };
  const fits = Math.min(MOST_FITS, Math.floor(MOST_ROWS_FITTED / Math.max(1, model.design.rows)));
  for (const day of days.slice(0, fits)) {
    await setting.breathe();
    const then = await driversThen(setting, model, day);
    if (then) found.set(day, stillHold(then, now));
  }
  return { found, reason: fits < Math.min(MOST_FITS, days.length) ? fewerFits(fits) : null };
}
