import type { Horizon } from '../../src/analysis/horizon.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { kaplanMeier } from '../../src/stats/kaplanMeier.ts';

export const [firstDay, lastDay] = [dayOf('2020-01-01'), dayOf('2024-11-10')];
const days = Array.from({ length: lastDay - firstDay + 1 }, (_, i) => firstDay + i);
const share = (age: number): number => (age < 0 ? 0 : age >= 60 ? 1 : age / 60);

/** Five deals a day, from 2020 to November 2024; all end within 60 days. */
export const wholeHorizon: Horizon = {
  edges: {
    firstCreation: firstDay,
    lastCreation: lastDay,
    firstClose: firstDay,
    lastClose: lastDay,
    asOf: lastDay,
    cutOnClosedUntil: null,
  },
  cycles: { all: share, won: share, lost: share },
  cycle: kaplanMeier([]),
  winRate: 0.4,
  creations: days.map((day) => ({ day, deals: 5, won: 2, lost: 3, open: 0 })),
  closes: days.map((day) => ({ day, won: 2, lost: 3 })),
};
