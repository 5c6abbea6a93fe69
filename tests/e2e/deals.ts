import { sampleCsv } from '../../src/samples/csv.ts';
import { SHAPES } from '../../src/samples/shapes.ts';
import { csv, day, pick, rowsOf } from '../fixtures/csv.ts';

/** A small business in the shape of the sample, and how its deals ended, counted line by line. */
export function someDeals(deals = 1_200) {
  const text = [...sampleCsv(SHAPES.decline, deals)].join('');
  const lines = text.split('\n');
  const count = (stage: string, closed = /./) =>
    lines.filter((line) => line.includes(`,${stage},`) && closed.test(line.split(',')[3] ?? ''))
      .length;
  const [won, lost] = [count('Closed Won'), count('Closed Lost')];
  /** The last quarter that is complete. */
  const quarter = /^2024-1/;
  const [lateWon, lateLost] = [count('Closed Won', quarter), count('Closed Lost', quarter)];
  const lateRate = lateWon / (lateWon + lateLost);
  return { text, deals, won, lost, open: deals - won - lost, lateRate };
}

const header = ['deal_id', 'outcome', 'segment', 'amount', 'created_date', 'closed_date'];

/** 400 deals over five quarters; the segments are given, everything else is plain. */
export const dealsWith = (segments: readonly [string, ...string[]], column = 'segment'): string =>
  csv(
    header.map((name) => (name === 'segment' ? column : name)),
    rowsOf(400, (i) => [
      `d${i}`,
      pick(['Won', 'Lost', 'Lost', 'Won', 'Won', 'Won', 'Lost', 'Won'], i),
      pick(segments, i),
      100 + i,
      day(i),
      day(i + 40),
    ]),
  );
