import type { CalibrationRow } from '../../../charts/calibrationOption.ts';
import type { CalibrationFit, DriverHealth } from '../../../domain/document/drivers.ts';
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

/** How far the model was off, and in how many groups that is chance, in words. */
export function calibrationSaid({ groups: all, within, meanGap: gap }: CalibrationFit): string {
  const off =
    gap === null
      ? ''
      : `What was expected and what was won lie ${pointsSize(gap, 1)} apart on average. `;
  const groups = counted(all, 'group');
  const chance =
    within === all
      ? `In each of ${groups} of deals, sorted by what the model expected, that is within what chance allows.`
      : `In ${within} of ${groups} of deals, sorted by what the model expected, that is within what chance allows; in ${all - within} it is more.`;
  return `${off}${chance}`;
}
