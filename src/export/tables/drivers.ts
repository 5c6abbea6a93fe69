import type { DriverEffect, DriverField, Drivers } from '../../domain/document/drivers.ts';
import { howOften } from '../../words/chance.ts';
import type { Cell, DataTable, TableColumn } from '../table.ts';

interface Column<Row> extends TableColumn {
  of: (row: Row) => Cell;
  /** Left out where no row has it. */
  optional?: boolean;
}

const tableOf = <Row>(
  id: string,
  title: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): DataTable => {
  const shown = columns.filter(
    ({ optional, of }) => !optional || rows.some((row) => of(row) !== null),
  );
  return {
    id,
    title,
    columns: shown.map(({ of: _, optional: __, ...column }) => column),
    rows: rows.map((row) => shown.map(({ of }) => of(row))),
  };
};

const FIELD_COLUMNS: readonly Column<DriverField>[] = [
  { key: 'field', label: 'Field', kind: 'text', of: (one) => one.field },
  { key: 'driver', label: 'Driver', kind: 'yesNo', of: (one) => one.driver },
  {
    key: 'chance',
    label: 'By chance as different in',
    kind: 'text',
    of: (one) => (one.pValue === null ? null : howOften(one.pValue)),
  },
  { key: 'pValue', label: 'p (score)', kind: 'p', of: (one) => one.pValue },
  { key: 'qValue', label: 'q', kind: 'p', of: (one) => one.qValue },
  { key: 'levels', label: 'Levels', kind: 'count', of: (one) => one.levels },
  { key: 'scoreChiSquare', label: 'Score χ²', kind: 'number', of: (one) => one.scoreChiSquare },
  {
    key: 'dispersion',
    label: 'Swings, variance ×',
    kind: 'number',
    optional: true,
    of: (one) => one.dispersion ?? null,
  },
  {
    key: 'designEffect',
    label: 'Accounts, variance ×',
    kind: 'number',
    optional: true,
    of: (one) => one.designEffect ?? null,
  },
  { key: 'lrChiSquare', label: 'LR χ²', kind: 'number', of: (one) => one.lrChiSquare },
  { key: 'lrPValue', label: 'p (LR)', kind: 'p', of: (one) => one.lrPValue },
  {
    key: 'plrChiSquare',
    label: 'Penalised LR χ²',
    kind: 'number',
    optional: true,
    of: (one) => one.plrChiSquare,
  },
  {
    key: 'plrPValue',
    label: 'p (penalised LR)',
    kind: 'p',
    optional: true,
    of: (one) => one.plrPValue,
  },
  {
    key: 'without',
    label: 'Judged without',
    kind: 'text',
    optional: true,
    of: (one) => one.without.join(', ') || null,
  },
  { key: 'df', label: 'Degrees of freedom', kind: 'count', of: (one) => one.df },
];

const EFFECT_COLUMNS: readonly Column<DriverEffect>[] = [
  { key: 'field', label: 'Field', kind: 'text', of: (one) => one.field },
  { key: 'level', label: 'Level', kind: 'text', of: (one) => one.level },
  { key: 'deals', label: 'Deals', kind: 'count', of: (one) => one.deals },
  { key: 'won', label: 'Won', kind: 'count', of: (one) => one.won },
  { key: 'points', label: 'Effect', kind: 'points', interval: true, of: (one) => one.points },
  { key: 'pValue', label: 'p', kind: 'p', of: (one) => one.pValue },
  { key: 'qValue', label: 'q', kind: 'p', of: (one) => one.qValue },
  { key: 'driver', label: 'Told', kind: 'yesNo', of: (one) => one.driver },
  { key: 'oddsRatio', label: 'Odds ratio', kind: 'number', of: (one) => one.oddsRatio },
  {
    key: 'oddsRatioLow',
    label: 'Odds ratio (low)',
    kind: 'number',
    optional: true,
    of: (one) => one.oddsRatioInterval?.low ?? null,
  },
  {
    key: 'oddsRatioHigh',
    label: 'Odds ratio (high)',
    kind: 'number',
    optional: true,
    of: (one) => one.oddsRatioInterval?.high ?? null,
  },
  { key: 'coefficient', label: 'Coefficient', kind: 'number', of: (one) => one.coefficient },
  {
    key: 'coefficientStandardError',
    label: 'Its standard error',
    kind: 'number',
    of: (one) => one.coefficientStandardError,
  },
  { key: 'reason', label: 'Note', kind: 'text', of: (one) => one.reason },
];

export const fieldTestsTable = ({ fields }: Drivers): DataTable =>
  tableOf('driver-fields', 'Does the field matter?', fields, FIELD_COLUMNS);

export const effectRows = (
  effects: readonly DriverEffect[],
  id: string,
  title: string,
): DataTable => tableOf(id, title, effects, EFFECT_COLUMNS);

export const effectsTable = ({ effects }: Drivers): DataTable =>
  effectRows(effects, 'driver-effects', 'Effect of each level');

export const excludedTable = ({ excluded }: Drivers): DataTable => ({
  id: 'driver-excluded',
  title: 'Left out of the drivers',
  columns: [
    { key: 'column', label: 'Column', kind: 'text' },
    { key: 'reason', label: 'Reason', kind: 'text' },
    { key: 'note', label: 'Note', kind: 'text' },
    { key: 'aucWith', label: 'AUC by itself', kind: 'number' },
  ],
  rows: excluded.map(({ column, reason, note, aucWith }) => [column, reason, note, aucWith]),
});
