import { competingHazards } from '../../src/stats/competingHazards.ts';
import type { OpenDeals } from '../../src/stats/openOutcomes.ts';
import { expectClose } from './close.ts';

/** Ages of single deals as counts per age. */
export function openByAge(ages: readonly number[]): OpenDeals[] {
  const counts = new Map<number, number>();
  for (const age of ages) counts.set(age, (counts.get(age) ?? 0) + 1);
  return [...counts].map(([age, deals]) => ({ age, deals }));
}

interface HazardAnswer {
  breaks: number[];
  field: boolean;
  ended: { logLik: number; coef: number[]; se: number[] };
  won: { logLik: number; coef: number[]; se: number[] };
  within: { age: number; days: number; group: number; won: number; lost: number }[];
}

/** Holds both regressions and the chances ahead against R's; `group` is the only field there is. */
export function expectHazards(
  rows: readonly { age: number; won: number; lost: number; censored: number; group?: number }[],
  answer: HazardAnswer,
): void {
  const coded = rows.map((row) => ({ ...row, codes: answer.field ? [row.group ?? 0] : [] }));
  const fields = answer.field ? [{ name: 'group', levels: ['0', '1'] }] : [];
  const hazards = competingHazards(coded, answer.breaks, fields);
  for (const part of ['ended', 'won'] as const) {
    const [fit, expected] = [hazards[part], answer[part]];
    expectClose(fit?.logLikelihood, expected.logLik, `${part} log-likelihood`);
    const levels = (fit?.coefficients ?? []).flatMap((factor) => factor.slice(1));
    [fit?.intercept, ...levels].forEach((coefficient, i) => {
      const column = fit?.columns.size ?? 0;
      expectClose(coefficient, expected.coef[i] ?? NaN, `${part} coefficient ${i}`);
      const se = Math.sqrt(fit?.covariance[i * column + i] ?? NaN);
      expectClose(se, expected.se[i] ?? NaN, `${part} error ${i}`);
    });
  }
  for (const { age, days, group, won, lost } of answer.within) {
    const found = hazards.within(age, days, answer.field ? [group] : []);
    expectClose(found.won, won, `won within ${days} of ${age}`);
    expectClose(found.lost, lost, `lost within ${days} of ${age}`);
  }
}
