import { expect, test } from 'vitest';
import { tableGroups } from '../../src/ui/views/share/tableGroups.ts';

const table = (id: string) => ({ id, title: id, columns: [], rows: [] });

test('GROUPS-1 tables stand under the question they answer; none is lost and none stands twice', () => {
  const ids = ['periods', 'segments', 'bridge-region', 'driver-fields', 'alerts', 'unheard-of'];
  const groups = tableGroups(ids.map(table));
  expect(groups.map(({ title, tables }) => [title, tables.map(({ id }) => id)])).toEqual([
    ['What happened, and when', ['periods', 'bridge-region']],
    ['Where and why', ['segments', 'driver-fields']],
    ['What to do, and the data', ['alerts', 'unheard-of']],
  ]);
});

test('GROUPS-2 a question without tables is left out', () => {
  expect(tableGroups([table('reps')]).map(({ title }) => title)).toEqual(['Where and why']);
});
