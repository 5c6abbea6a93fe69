import { expect, test } from 'vitest';
import { dateOf } from '../../src/domain/calendar.ts';
import { analyseCsv } from '../support/analyseCsv.ts';
import { analysed } from './app/analysed.ts';
import { drawFile, isClosed, type DrawnFile } from './draw/drawFile.ts';
import { PLAIN } from './shapes/shape.ts';

/** A file with everything in it that a query counts by: accounts, reps, open deals, a change. */
const SHAPE = {
  ...PLAIN,
  id: 'engine',
  title: 'engine',
  deals: 2000,
  reps: 6,
  accounts: { deals: 4, correlation: 0.3, fields: ['industry'] },
};
/** That of `analyseCsv`. */
const SEED = 1;

function* csvOf(file: DrawnFile): Generator<string> {
  const names = file.fields.map((field) => field.name);
  yield `deal_id,created_date,closed_date,outcome,account,${names.join(',')}\n`;
  for (let deal = 0; deal < file.size; deal++) {
    const closed = isClosed(file, deal);
    const outcome = closed ? (file.won[deal] === 1 ? 'Won' : 'Lost') : 'Open';
    const levels = file.fields.map((field, i) => field.levels[file.codes[i]?.[deal] ?? 0]);
    const dates = [file.created[deal] ?? 0, ...(closed ? [file.closed[deal] ?? 0] : [])].map(
      dateOf,
    );
    const account = `Account ${file.account[deal]}`;
    yield `D${deal},${dates[0]},${dates[1] ?? ''},${outcome},${account},${levels.join(',')}\n`;
  }
}

test('CALIBRATE-12 a drawn file answers the analysis as the engine does once it is loaded', async () => {
  const file = drawFile(SHAPE, 1);
  const [simulated, real] = [await analysed(file, SEED), await analyseCsv([...csvOf(file)])];
  const digits = (value: number | null | undefined): string => value?.toPrecision(9) ?? '–';

  expect(real.verdict).toEqual({ ...simulated.judged?.verdict, sensitivity: expect.anything() });
  const tests = (drivers: typeof real.drivers): string[] =>
    (drivers?.fields ?? [])
      .map((one) => `${one.field} ${digits(one.scoreChiSquare)} ${digits(one.designEffect)}`)
      .sort();
  expect(tests(real.drivers)).toEqual(tests(simulated.model.drivers));

  const { effects = [], trend, drift: drifts = [] } = simulated.calendar ?? {};
  expect(real.calendar?.effects.map((one) => digits(one.chiSquare))).toEqual(
    effects.map((one) => digits(one.chiSquare)),
  );
  expect(digits(real.calendar?.trend?.z)).toBe(digits(trend?.z));
  const drift = (all: typeof drifts | undefined): string[] =>
    (all ?? [])
      .map((one) => `${one.field} ${digits(one.index)} ${digits(one.designEffect)}`)
      .sort();
  expect(drift(real.calendar?.drift)).toEqual(drift(drifts));

  const reps = (all: typeof simulated.reps.reps | null): string[] =>
    (all ?? [])
      .map((one) => `${one.rep} ${digits(one.expected)} ${digits(one.consistency?.dispersion)}`)
      .sort();
  expect(reps(real.reps)).toEqual(reps(simulated.reps.reps));

  const { combinations, changes, fields = [] } = simulated.combinations?.combinationSearch ?? {};
  expect(combinations).toBeGreaterThan(0);
  expect(real.combinationSearch).toMatchObject({ combinations, changes });
  expect(real.combinationSearch?.fields.sort()).toEqual(fields.sort());
  expect(real.alertBudget).toEqual(simulated.alerts?.alertBudget);
}, 60_000);
