import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ALL_PROMISES } from './promises/all.ts';
import { ALL_SHAPES } from './shapes/all.ts';
import { exchanged, README, readmeWith, readPublished } from './write.ts';

const published = readPublished();

test('CALIBRATE-7 the README shows the very table that Data & method shows', async () => {
  expect(readFileSync(README, 'utf8')).toBe(await readmeWith(published));
});

test('CALIBRATE-8 every shape and every promise that makes sense for it is in the table', () => {
  const shown = published.rows.map((row) => `${row.promise}, ${row.shape}`);
  for (const shape of ALL_SHAPES)
    for (const { promise } of ALL_PROMISES.filter((one) => one.on(shape)))
      expect(shown).toContain(`${promise}, ${shape.id}`);
  expect(published.shapes).toEqual(ALL_SHAPES.map(({ id, title }) => ({ shape: id, title })));
});

test('CALIBRATE-9 where a promise was not kept, the table says what the app tells the user', () => {
  for (const row of published.rows)
    expect(row.kept || row.note.length > 20, `${row.promise}, ${row.shape}`).toBe(true);
});

test('CALIBRATE-10 newer rows of a shape take the place of the older ones, and nothing else moves', () => {
  const [shape] = published.shapes;
  const older = published.rows.filter((row) => row.shape === shape?.shape);
  const rows = older.map((row) => ({ ...row, found: 'newer', runs: row.runs + 1 }));
  const table = exchanged(published, { ...published, shapes: shape ? [shape] : [], rows });
  expect(table.rows.filter(({ found }) => found === 'newer')).toEqual(rows);
  expect(table.rows.filter(({ found }) => found !== 'newer')).toEqual(
    published.rows.filter((row) => row.shape !== shape?.shape),
  );
  expect(table.rows).toHaveLength(published.rows.length);
});

test('CALIBRATE-11 a shape that was not in the table takes its place in it, and the fewest files count', () => {
  const [first, ...others] = published.shapes;
  const without = {
    ...published,
    shapes: others,
    rows: published.rows.filter((row) => row.shape !== first?.shape),
  };
  const own = published.rows.filter((row) => row.shape === first?.shape);
  const rows = own.map((row) => ({ ...row, runs: 3 }));
  const table = exchanged(without, { ...published, shapes: first ? [first] : [], rows });
  expect(table.shapes).toEqual(published.shapes);
  expect(table.rows.map(({ promise, shape }) => `${promise}, ${shape}`)).toEqual(
    published.rows.map(({ promise, shape }) => `${promise}, ${shape}`),
  );
  expect(table.runs).toBe(3);
});
