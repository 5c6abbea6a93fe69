import { expect, test } from 'vitest';
import { grantedBytes, mostBytes, roomProblem } from '../../workers/ingest/room.ts';

const GB = 1 << 30;

test('INTAKE-ROOM the limit is what is granted here, less what the engine takes itself', () => {
  expect(grantedBytes()).toBeGreaterThan(0);
  expect(mostBytes(4 * GB)).toBeGreaterThan(2 * GB);
  expect(mostBytes(GB / 4)).toBe(0);
});

test('INTAKE-ROOM a file that fits is let in without asking, and one that does not is told both sizes', () => {
  const never = (): number => {
    throw new Error('It should not be asked.');
  };
  expect(roomProblem(100e6, never)).toBeNull();
  expect(roomProblem(500e6, () => 4 * GB)).toBeNull();
  const { problem } = roomProblem(900e6, () => GB) ?? {};
  expect(problem?.code).toBe('too-large');
  expect(problem?.sentence).toBe(
    'The file holds 900 MB of text; this browser gives a page room for about 436 MB.',
  );
  expect(problem?.whatToDo).toMatch(/fewer columns/);
});
