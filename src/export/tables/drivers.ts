import type { DriverEffect, Drivers } from '../../domain/document/drivers.ts';
import type { DataTable } from '../table.ts';

export const fieldTestsTable = ({ fields }: Drivers): DataTable => ({
  id: 'driver-fields',
  title: 'Does the field matter?',
  columns: [
    { key: 'field', label: 'Field', kind: 'text' },
    { key: 'driver', label: 'Driver', kind: 'yesNo' },
    { key: 'levels', label: 'Levels', kind: 'count' },
    { key: 'df', label: 'Degrees of freedom', kind: 'count' },
    { key: 'scoreChiSquare', label: 'Score χ²', kind: 'number' },
    { key: 'pValue', label: 'p (score)', kind: 'p' },
    { key: 'qValue', label: 'q', kind: 'p' },
    { key: 'lrChiSquare', label: 'LR χ²', kind: 'number' },
    { key: 'lrPValue', label: 'p (LR)', kind: 'p' },
  ],
  rows: fields.map((field) => [
    field.field,
    field.driver,
    field.levels,
    field.df,
    field.scoreChiSquare,
    field.pValue,
    field.qValue,
    field.lrChiSquare,
    field.lrPValue,
  ]),
});

export const effectRows = (
  effects: readonly DriverEffect[],
  id: string,
  title: string,
): DataTable => ({
  id,
  title,
  columns: [
    { key: 'field', label: 'Field', kind: 'text' },
    { key: 'level', label: 'Level', kind: 'text' },
    { key: 'deals', label: 'Deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'points', label: 'Effect', kind: 'points', interval: true },
    { key: 'pValue', label: 'p', kind: 'p' },
    { key: 'qValue', label: 'q', kind: 'p' },
    { key: 'driver', label: 'Told', kind: 'yesNo' },
    { key: 'oddsRatio', label: 'Odds ratio', kind: 'number' },
    { key: 'coefficient', label: 'Coefficient', kind: 'number' },
    { key: 'coefficientStandardError', label: 'Its standard error', kind: 'number' },
    { key: 'reason', label: 'Note', kind: 'text' },
  ],
  rows: effects.map((effect) => [
    effect.field,
    effect.level,
    effect.deals,
    effect.won,
    effect.points,
    effect.pValue,
    effect.qValue,
    effect.driver,
    effect.oddsRatio,
    effect.coefficient,
    effect.coefficientStandardError,
    effect.reason,
  ]),
});

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
