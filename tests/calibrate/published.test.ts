import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CalibrationTable } from '../../src/words/method/calibrationRow.ts';
import { ALL_PROMISES } from './promises/all.ts';
import { ALL_SHAPES } from './shapes/all.ts';
import { README, readmeWith, TABLE } from './write.ts';

const published = JSON.parse(readFileSync(TABLE, 'utf8')) as CalibrationTable;

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
