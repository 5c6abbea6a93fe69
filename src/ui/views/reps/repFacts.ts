import type { RepRow } from '../../../charts/repsOption.ts';
import type { Rep } from '../../../domain/document/reps.ts';
import { counted } from '../../../words/numbers.ts';
import { periodName } from '../../../words/periodName.ts';
import {
  count,
  days,
  money,
  NONE,
  percent,
  plain,
  points,
  pointsRange,
  rate,
  rateRange,
} from '../../text/format.ts';

export interface RepFact {
  name: string;
  value: string;
  note: string;
  /** Which deals are behind it, by the key of a column of counts. */
  deals?: 'deals' | 'won' | 'open';
}

/** The numbers of one rep; those that the file does not have are left out. */
export function repFacts(rep: Rep, currency: string | null): RepFact[] {
  const { winRate, expected, difference, consistency, consistencyReason, trend } = rep;
  const facts: (RepFact | null)[] = [
    {
      name: 'Win rate',
      value: rate(winRate),
      note: `${rateRange(winRate)}; ${counted(rep.deals, 'closed deal')}`,
      deals: 'deals',
    },
    {
      name: 'Expected',
      value: percent(expected),
      note: difference
        ? `${points(difference)} points (${pointsRange(difference)})`
        : 'nothing to hold it against',
    },
    {
      name: 'Consistency',
      value: consistency ? plain(consistency.index, 0) : NONE,
      note: consistency
        ? `of 100, over ${consistency.periods} ${consistency.grain}s`
        : (consistencyReason ?? ''),
    },
    {
      name: 'Trend a quarter',
      value: trend ? `${points(trend.pointsPerQuarter)} points` : NONE,
      note: trend
        ? `${pointsRange(trend.pointsPerQuarter)}; ${trend.told ? 'told' : 'may be chance'}`
        : 'too few quarters or deals',
    },
    rep.wonAmount === null
      ? null
      : {
          name: 'Won',
          value: money(rep.wonAmount, currency),
          note: counted(rep.won, 'deal'),
          deals: 'won',
        },
    rep.meanCycleDays === null
      ? null
      : {
          name: 'Cycle',
          value: days(rep.meanCycleDays),
          note:
            rep.velocityPerDay === null
              ? 'on average'
              : `velocity ${money(rep.velocityPerDay, currency)} a day`,
        },
    rep.attainment === null
      ? null
      : {
          name: 'Attainment',
          value: percent(rep.attainment),
          note: `of ${money(rep.target, currency)}`,
        },
    rep.open > 0
      ? { name: 'Open deals', value: count(rep.open), note: 'in the pipeline', deals: 'open' }
      : null,
  ];
  return facts.filter((one) => one !== null);
}

/** Rows of the chart of one rep by quarter. */
export const quarterRows = ({ quarters }: Pick<Rep, 'quarters'>): RepRow[] =>
  quarters.flatMap(({ label, deals, winRate, expected }) => {
    if (!winRate) return [];
    const name = periodName(label);
    return [
      {
        ...winRate,
        label: name,
        expected,
        outside: null,
        text: count(deals),
        tip: `${name}: ${rate(winRate)} (${rateRange(winRate)})\n${counted(deals, 'closed deal')}, ${percent(expected)} expected`,
      },
    ];
  });
