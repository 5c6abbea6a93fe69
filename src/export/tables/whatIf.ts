import type { WhatIfAnswer } from '../../domain/whatIf.ts';
import { withPicked } from '../../words/whatIfWords.ts';
import type { DataTable } from '../table.ts';

/** The way from the rate as it is to the predicted one, a row for each step. */
export const whatIfTable = ({ base, rate, factors }: WhatIfAnswer): DataTable => ({
  id: 'what-if',
  title: 'What would go with it',
  columns: [
    { key: 'step', label: 'Step', kind: 'text' },
    { key: 'points', label: 'Adds', kind: 'points', interval: true },
    { key: 'rate', label: 'Win rate', kind: 'rate', interval: true },
    { key: 'driver', label: 'Driver', kind: 'yesNo' },
  ],
  rows: [
    ['As they are', null, base, null],
    ...factors.map(({ field, level, points, driver }) => [
      `${field}: ${level}`,
      points,
      null,
      driver,
    ]),
    [withPicked(factors.length), null, rate, null],
  ],
});
