import type { IntakePlan, Merge } from './intakePlan.ts';

const samePlace = (a: Merge, b: Merge): boolean => a.column === b.column && a.into === b.into;

/** The plan with values of a column taken for one and the same. */
export const acceptMerge = (plan: IntakePlan, merge: Merge): IntakePlan => ({
  ...plan,
  merges: [...plan.merges.filter((other) => !samePlace(other, merge)), merge],
});

/** The plan with those values kept apart. */
export const keepApart = (plan: IntakePlan, merge: Merge): IntakePlan => ({
  ...plan,
  merges: plan.merges.filter((other) => !samePlace(other, merge)),
});
