import { dateOf, dayOf, endOf, labelOf, startOf } from '../../domain/calendar.ts';
import type { ScoreReplay, ScoreReplays } from '../../domain/document/pipeline.ts';
import type { Field } from '../../domain/field.ts';
import { closedBefore, openOnDays } from '../../sql/pipeline/replayCells.ts';
import type { AgeOutcomes } from '../../stats/aalenJohansen.ts';
import { calibrationBands } from '../../stats/calibrationBands.ts';
import { calibrationLine } from '../../stats/calibrationLine.ts';
import { calibrationFit } from '../calibrationFit.ts';
import type { DriverModel } from '../drivers.ts';
import type { LifeTable } from '../lifeTable.ts';
import type { Setting } from '../setting.ts';
import { winRateOf } from '../winRate.ts';
import { scorerOf } from './scoreDeals.ts';
import { scoringThen } from './scoringThen.ts';

const MOST_QUARTERS = 4;
/** Quarter ends looked at: of the last one many deals may not be decided yet. */
const LOOKED_AT = 5;
/** Of more open deals a part is taken: so many tell a calibration as well as all. */
const ENOUGH_OPEN = 3_000;
/** Fewer deals than this say nothing; and so much of them must be decided, or what ends fast is all that is seen. */
const FEWEST = 30;
const DECIDED = 0.9;

/** Deals open at the end of one quarter that could be scored then, and what became of them, alike ones together. */
interface Then {
  chance: number;
  soon: number;
  won: number;
  lost: number;
  open: number;
  wonSoon: number;
}

interface QuarterEnd {
  label: string;
  day: string;
  next: string;
}

/**
 * What scores made at earlier quarter ends, by what was known then, said of the deals then open, against what became of
 * them. Two queries, and a fit for each quarter.
 * @param fields of the scores, in the order of the model's factors
 * @param open deals now: about as many were open at any time
 * @returns null where the file does not reach back far enough
 */
export async function scoreReplays(
  { port, dataset, deals, breathe }: Setting,
  model: DriverModel,
  life: LifeTable,
  fields: readonly Field[],
  open: number,
): Promise<ScoreReplays | null> {
  const ends = quarterEnds(life);
  if (ends.length === 0) return null;
  const every = Math.max(1, Math.ceil(open / ENOUGH_OPEN));
  const days = ends.map(({ day }) => day);
  const closed = await port.columns(
    'closed-before-quarter-ends',
    'Closed deals by age, and by the quarter ends they were closed before',
    closedBefore(days, life.cutBefore, deals),
  );
  const then = await port.columns(
    'scores-at-quarter-ends',
    'Deals open at earlier quarter ends, and what became of them',
    openOnDays(fields, ends, every, life.cutBefore, deals),
  );
  const kept: { quarter: ScoreReplay; cells: Then[] }[] = [];
  for (let place = ends.length - 1; place >= 0 && kept.length < MOST_QUARTERS; place--) {
    const end = ends[place];
    if (!end) continue;
    await breathe();
    const scoring = scoringThen(model, end.label, agesThen(closed, then, place, every));
    if (!scoring) continue;
    const scorer = scorerOf(scoring, dataset.fields, dayOf(end.next) - dayOf(end.day));
    const cells: Then[] = [];
    const numbers = (name: string): Float64Array => then[name] ?? new Float64Array();
    const [at, ages] = [numbers('day'), numbers('age')];
    const keys = fields.map(({ key }) => numbers(key));
    const counts = ['won', 'lost', 'open', 'soon'].map(numbers);
    for (let row = 0; row < at.length; row++) {
      if (at[row] !== place) continue;
      const age = ages[row] ?? -1;
      const chance = scorer.chance(
        keys.map((key) => key[row] ?? -1),
        age,
      );
      if (chance === null) continue;
      const [won = 0, lost = 0, stillOpen = 0, wonSoon = 0] = counts.map((all) => all[row] ?? 0);
      const soon = chance * (scorer.soon(age) ?? 0);
      cells.push({ chance, soon, won, lost, open: stillOpen, wonSoon });
    }
    const quarter = replayOf(end, cells);
    if (quarter) kept.unshift({ quarter, cells });
  }
  return kept.length === 0
    ? null
    : together(
        kept.map(({ quarter }) => quarter),
        kept.flatMap(({ cells }) => cells),
        every,
      );
}

/** The last quarter ends whose next quarter is over, too: the latest last. */
function quarterEnds({ asOf, cohorts }: LifeTable): QuarterEnd[] {
  const first = cohorts[0]?.start;
  const ends: QuarterEnd[] = [];
  let start = startOf('quarter', asOf);
  if (endOf('quarter', start) > asOf) start = before(start);
  while (ends.length < LOOKED_AT) {
    const earlier = before(start);
    if (first === undefined || earlier < first) break;
    ends.unshift({
      label: labelOf('quarter', earlier),
      day: endOf('quarter', earlier),
      next: endOf('quarter', start),
    });
    start = earlier;
  }
  return ends;
}

const before = (start: string): string => startOf('quarter', dateOf(dayOf(start) - 1));

/** Deals created by a quarter end: decided by then, or censored on it. */
function agesThen(
  closed: Record<string, Float64Array>,
  open: Record<string, Float64Array>,
  place: number,
  every: number,
): AgeOutcomes[] {
  const rows: AgeOutcomes[] = [];
  const cell = (of: Record<string, Float64Array>, name: string, row: number): number =>
    of[name]?.[row] ?? 0;
  for (let row = 0; row < (closed['age']?.length ?? 0); row++) {
    if (cell(closed, 'before', row) > place) continue;
    const [age, won, lost] = ['age', 'won', 'lost'].map((name) => cell(closed, name, row));
    rows.push({ age: age ?? 0, won: won ?? 0, lost: lost ?? 0, censored: 0 });
  }
  const censored = new Map<number, number>();
  for (let row = 0; row < (open['age']?.length ?? 0); row++) {
    if (cell(open, 'day', row) !== place) continue;
    const age = cell(open, 'age', row);
    const deals = ['won', 'lost', 'open'].reduce((sum, name) => sum + cell(open, name, row), 0);
    censored.set(age, (censored.get(age) ?? 0) + deals);
  }
  for (const [age, deals] of censored) rows.push({ age, won: 0, lost: 0, censored: deals * every });
  return rows;
}

function replayOf({ day, label }: QuarterEnd, cells: readonly Then[]): ScoreReplay | null {
  const sum = { won: 0, lost: 0, open: 0, expected: 0, soon: 0, wonSoon: 0 };
  for (const { chance, soon, won, lost, open, wonSoon } of cells) {
    sum.won += won;
    sum.lost += lost;
    sum.open += open;
    sum.expected += (won + lost) * chance;
    sum.soon += (won + lost + open) * soon;
    sum.wonSoon += wonSoon;
  }
  const deals = sum.won + sum.lost;
  const all = deals + sum.open;
  const won = winRateOf(sum.won, sum.lost);
  const wonSoon = winRateOf(sum.wonSoon, all - sum.wonSoon);
  if (deals < FEWEST || deals < DECIDED * all || !won || !wonSoon) return null;
  return {
    asOf: day,
    label,
    deals,
    open: sum.open,
    expected: sum.expected / deals,
    won,
    nextQuarter: { deals: all, expected: sum.soon / all, won: wonSoon },
  };
}

function together(quarters: ScoreReplay[], cells: readonly Then[], every: number): ScoreReplays {
  const chances = cells.map(({ chance }) => chance);
  const counts = cells.map(({ won, lost }) => won + lost);
  const wins = cells.map(({ won }) => won);
  const bands = calibrationBands(chances, counts, wins).map(({ deals, won, predicted }) => ({
    deals,
    predicted,
    actual: winRateOf(won, deals - won),
  }));
  const odds = chances.map((p) => Math.log(p / (1 - p)));
  const line = calibrationLine(odds, counts, wins);
  const deals = quarters.reduce((sum, one) => sum + one.deals, 0);
  const open = quarters.reduce((sum, one) => sum + one.open, 0);
  return {
    quarters,
    bands,
    bandsFit: calibrationFit(bands),
    slope: line?.slope ?? null,
    intercept: line?.intercept ?? null,
    deals,
    openShare: open / (deals + open),
    every,
  };
}
