import { expect, test } from 'vitest';
import { findActivity } from '../../../src/analysis/funnel/activity.ts';
import type { Setting } from '../../../src/analysis/setting.ts';
import { BLANK_LEVEL } from '../../../src/domain/field.ts';
import { sql } from '../../../src/sql/sql.ts';

const levels = ['1 to 3', '4 to 9', BLANK_LEVEL];

/** Only what is asked for: a column of calls with blank cells, and its win rates. */
const setting = {
  port: { rows: () => Promise.resolve([{ r: 0.3, deals: 300 }]) },
  dataset: {
    fields: [{ key: 'f1', column: 'calls', name: 'Calls', role: 'measure', levels }],
  },
  overview: {
    segments: levels.map((level, at) => ({ field: 'Calls', level, won: 20 * (at + 1), lost: 60 })),
  },
  deals: sql`TRUE`,
} as unknown as Setting;

test('FUNNEL-ACTIVITY-1 deals without a count are shown, and never called those with most of it', async () => {
  const [calls] = await findActivity(setting);
  expect(calls?.bands.map(({ level }) => level)).toEqual(levels);
  expect(calls?.sentence).toMatch(/^Deals with 4 to 9 Calls are won .*, those with 1 to 3 /);
  expect(calls?.sentence).not.toContain(BLANK_LEVEL);
});
