import { expect, test } from 'vitest';
import type { ColumnPlan, IntakePlan, LinkedFile } from '../../src/domain/intakePlan.ts';
import { acceptJoin, withJoinedColumns, withoutJoinedColumns } from '../../src/domain/joins.ts';
import { changeColumn } from '../../src/domain/changeColumn.ts';
import { plan } from '../support/intakeFixture.ts';

const [first] = plan.columns;
const column = (index: number, name: string): ColumnPlan => ({
  ...(first as ColumnPlan),
  index,
  name,
  role: 'field',
});
const lookup = (file: number, name: string, to: number, columns: ColumnPlan[]): LinkedFile => ({
  file,
  name,
  form: plan.form,
  dialect: plan.dialect,
  columns,
  kind: 'lookup',
  join: { to, column: 1, key: 0 },
  accepted: true,
});
const own = [column(0, 'outcome'), column(1, 'account')];
const joined: IntakePlan = withJoinedColumns({
  ...plan,
  columns: own,
  linked: [
    lookup(1, 'accounts.csv', 0, [column(0, 'account'), column(1, 'owner'), column(2, 'sector')]),
    lookup(2, 'users.csv.gz', 1, [column(0, 'id'), column(1, 'region')]),
  ],
});
const names = ({ columns }: IntakePlan) => columns.map(({ name }) => name);

test('JOINS joined columns stand behind the deals’ own, with the name of their file, without its key', () => {
  expect(names(joined)).toEqual([
    'outcome',
    'account',
    'owner (accounts)',
    'sector (accounts)',
    'region (users)',
  ]);
  expect(joined.columns.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
  expect(joined.columns[4]?.from).toEqual({ file: 2, index: 1 });
  expect(names(withoutJoinedColumns(joined))).toEqual(['outcome', 'account']);
});

test('JOINS declining a file takes those that hang on it along, and accepting brings both back', () => {
  const declined = acceptJoin(joined, 1, false);
  expect(names(declined)).toEqual(['outcome', 'account']);
  expect(acceptJoin(declined, 1, true)).toEqual(joined);
});

test('JOINS merges and what a person chose stay with their columns', () => {
  const merge = { column: 4, from: ['north'], into: 'North' };
  const changed = changeColumn({ ...joined, merges: [merge] }, 4, { role: 'ignored' });
  const linked = [...changed.linked].reverse();
  const moved = withJoinedColumns({ ...changed, linked });
  expect(names(moved).slice(2)).toEqual([
    'region (users)',
    'owner (accounts)',
    'sector (accounts)',
  ]);
  expect(moved.columns[2]).toMatchObject({ index: 2, role: 'ignored' });
  expect(moved.merges).toEqual([{ ...merge, column: 2 }]);
  expect(acceptJoin(moved, 2, false).merges).toEqual([]);
});

test('JOINS a name that is taken gets a number', () => {
  const columns = [column(0, 'sector (accounts)'), column(1, 'account')];
  expect(names(withJoinedColumns({ ...joined, columns }))[3]).toBe('sector (accounts) 2');
});
