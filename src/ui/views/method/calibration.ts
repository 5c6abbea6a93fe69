import type { DataTable } from '../../../export/table.ts';
import type { CalibrationTable } from '../../../words/method/calibrationRow.ts';

/** The file `npm run calibrate -- --write` makes; while there is none, there is nothing to show. */
const found = import.meta.glob<{ default: CalibrationTable }>(
  '../../../words/method/calibration.json',
);

export async function loadCalibration(): Promise<CalibrationTable | null> {
  const [load] = Object.values(found);
  return load ? (await load()).default : null;
}

/** The table as it is shown, with the shapes spelt out. */
export function calibrationTable({ shapes, rows }: CalibrationTable): DataTable {
  const titles = new Map(shapes.map(({ shape, title }) => [shape, title]));
  return {
    id: 'calibration',
    title: 'Promises and what was found',
    columns: [
      { key: 'promise', label: 'Promise', kind: 'text' },
      { key: 'shape', label: 'Kind of file', kind: 'text' },
      { key: 'promised', label: 'Promised', kind: 'text' },
      { key: 'found', label: 'Found', kind: 'text' },
      { key: 'runs', label: 'Runs', kind: 'count' },
      { key: 'kept', label: 'Kept', kind: 'yesNo' },
      { key: 'note', label: 'What the app says there', kind: 'text' },
    ],
    rows: rows.map(({ promise, shape, promised, found: was, runs, kept, note }) => [
      promise,
      titles.get(shape) ?? shape,
      promised,
      was,
      runs,
      kept,
      note,
    ]),
  };
}
