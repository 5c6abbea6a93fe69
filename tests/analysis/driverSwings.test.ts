import { expect, test } from 'vitest';
import { findDrivers } from '../../src/analysis/drivers.ts';
import type { Field } from '../../src/domain/field.ts';
import { expectClose } from '../stats/close.ts';
import { swingCases } from '../support/swingCases.ts';

const fieldsOf = (role: Field['role']): Field[] =>
  ['rep', 'product'].map((name, i) => ({
    key: `f${i}`,
    column: `c${i}`,
    name,
    role: i === 0 ? role : 'field',
    kind: 'categorical',
    levels: [],
    breaks: null,
  }));

const breathe = (): Promise<void> => Promise.resolve();

/** What R says of each set, and what is found of its reps, taken for reps or for any field. */
const found = (role: Field['role']) =>
  Promise.all(
    swingCases.map(async ({ name, answer, design }) => {
      const model = await findDrivers(design, fieldsOf(role), [], 1, breathe);
      const [rep] = model.drivers.fields;
      const levels = model.levelTests.filter((one) => one.field === 'rep');
      return { name, answer, rep, smallest: Math.min(...levels.map((one) => one.pValue ?? 1)) };
    }),
  );

test('DRIVER-SWINGS-1 reps who swing from quarter to quarter are told apart only beyond their swings', async () => {
  for (const { name, answer, rep } of await found('rep')) {
    const swinging = answer.swingsP < 0.1;
    expectClose(rep?.scoreChiSquare, answer.score, name);
    expectClose(rep?.pValue, swinging ? answer.pValue : answer.plainP, name);
    expect(rep?.dispersion !== undefined, name).toBe(swinging);
    // By χ² alone each of these sets has its reps told.
    expect(answer.plainP).toBeLessThan(0.001);
    expect(rep?.driver, name).toBe(!swinging);
  }
});

test('DRIVER-SWINGS-2 nor is a single rep, where all of them swing', async () => {
  const [reps, others] = await Promise.all([found('rep'), found('field')]);
  reps.forEach(({ name, answer, smallest }, i) => {
    const plain = others[i]?.smallest ?? 1;
    if (answer.swingsP < 0.1) expect(smallest, name).toBeGreaterThan(10 * plain);
    else expect(smallest, name).toBe(plain);
  });
});

test('DRIVER-SWINGS-3 of other fields a level that moves is news: their test stands', async () => {
  for (const { name, answer, rep } of await found('field')) {
    expectClose(rep?.pValue, answer.plainP, name);
    expect(rep?.dispersion, name).toBeUndefined();
    expect(rep?.driver, name).toBe(true);
  }
});
