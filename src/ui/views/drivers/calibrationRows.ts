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

/** Mean distance of what was expected from what was won, a fraction; each band counts by its deals. Null without deals. */
export function meanGap(calibration: Calibration): number | null {
  const known = calibration.flatMap(({ actual, predicted, deals }) =>
    actual ? [{ gap: Math.abs(actual.estimate - predicted), deals }] : [],
  );
  const deals = known.reduce((sum, one) => sum + one.deals, 0);
  return deals > 0 ? known.reduce((sum, one) => sum + (one.deals / deals) * one.gap, 0) : null;
}

/** How far the model was off, and in how many bands that is chance, in words. */
export function calibrationSaid(calibration: Calibration): string {
  const known = calibration.filter(({ actual }) => actual !== null);
  const right = known.filter(
    ({ actual, predicted }) => actual && actual.low <= predicted && predicted <= actual.high,
  );
  const gap = meanGap(calibration);
  const off =
    gap === null
      ? ''
      : `What was expected and what was won lie ${pointsSize(gap, 1)} apart on average. `;
  const groups = counted(known.length, 'group');
  const others = known.length - right.length;
  const chance =
    others === 0
      ? `In each of ${groups} of deals, sorted by what the model expected, that is within what chance allows.`
      : `In ${right.length} of ${groups} of deals, sorted by what the model expected, that is within what chance allows; in ${others} it is more.`;
  return `${off}${chance}`;
}
