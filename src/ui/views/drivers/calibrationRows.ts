import type { CalibrationRow } from '../../../charts/calibrationOption.ts';
import type { DriverHealth } from '../../../domain/document/drivers.ts';
import type { DataTable } from '../../../export/table.ts';
import { counted, pointsSize } from '../../../words/numbers.ts';
import { percent, rate, rateRange } from '../../text/format.ts';

type Calibration = DriverHealth['calibration'];

export const calibrationRows = (calibration: Calibration): CalibrationRow[] =>
  calibration.flatMap(({ deals, predicted, actual }) =>
    actual
      ? [
          {
            ...actual,
            predicted,
            label: `expected ${percent(predicted)}`,
            text: rate(actual),
            tip: `Of ${counted(deals, 'deal')} ${percent(predicted)} were expected to be won\n${rate(actual)} were (${rateRange(actual)})`,
          },
        ]
      : [],
  );

export const calibrationTable = (calibration: Calibration): DataTable => ({
  id: 'calibration',
  title: 'Expected and won',
  columns: [
    { key: 'predicted', label: 'Expected', kind: 'rate' },
    { key: 'actual', label: 'Won', kind: 'rate', interval: true },
    { key: 'deals', label: 'Deals', kind: 'count' },
  ],
  rows: calibration.map(({ predicted, actual, deals }) => [predicted, actual, deals]),
});

/** In how many bands the model said what came, in words. */
export function calibrationSaid(calibration: Calibration): string {
  const known = calibration.filter(({ actual }) => actual !== null);
  const right = known.filter(
    ({ actual, predicted }) => actual && actual.low <= predicted && predicted <= actual.high,
  );
  const deals = known.reduce((sum, one) => sum + one.deals, 0);
  const apart = known.reduce(
    (sum, { actual, predicted, deals: own }) =>
      sum + (own / deals) * Math.abs((actual?.estimate ?? predicted) - predicted),
    0,
  );
  const of = known.length === right.length ? 'In each' : `In ${right.length}`;
  return `${of} of ${counted(known.length, 'group')} of deals, sorted by what the model expected, that lies within what chance allows of the share that was won; on average the two are ${pointsSize(apart, 1)} apart.`;
}
