import { figures } from './figures.ts';
import type { Method } from './method.ts';

/** What the reps' test as a driver allows for. */
export const swings: readonly Method[] = [
  {
    id: 'swings',
    family: 'drivers',
    title: 'Reps who swing from quarter to quarter',
    answers:
      'A rep with two bad quarters and six usual ones is off over all, though nothing lasts. Where reps swing more than chance would have them, two reps differ over all more easily too, and the test of the field has to allow for it; otherwise a passing swing is told as a driver.',
    formula: [
      'φ = {1}/{df}·∑_{rep, quarter} {(won − expected)^2}/{∑_i p_i·(1 − p_i)}',
      'df = cells − reps − quarters + 1',
      'F = {score}/{df_{field}·φ}  "against F with the degrees of freedom of the field and df"',
    ],
    symbols:
      'p: the chance of deal i by the driver model with the rep, the quarter and all other fields; expected: their sum over the deals of a rep in a quarter. score: of the field, as for the drivers. φ is 1 when reps swing as chance would have it, and grows with the square of the swing.',
    rules: [
      'Of the rep field only. Of other fields, a level that moves from quarter to quarter is news, not noise.',
      `Used where φ is above 1 with p under ${figures.swingsP.toFixed(2)}; then the larger p of this test and the usual one counts, and the drivers page says φ as “variance ×”.`,
      'The χ² that is shown is the one before it is divided; the p beside it is after.',
      `Counted are a rep’s quarters with at least ${figures.fewestExpectedInPeriod} expected wins and ${figures.fewestExpectedInPeriod} expected losses.`,
      'The tests of single reps for weak segments are held against φ as well. Intervals of the effects are not widened.',
    ],
    assumptions: ['Swings of different quarters have nothing to do with each other.'],
    breaksWhen: [
      'Few quarters are left: the swings can’t be told from chance, and are not allowed for.',
      'A rep gets better for good halfway through. That, too, counts as a swing.',
    ],
    source: 'McCullagh & Nelder 1989, section 4.5.',
    inR: 'pf(score / df / phi, df, left, lower.tail = FALSE)',
    where: [
      'src/stats/swingDispersion.ts',
      'src/analysis/driverSwings.ts',
      'src/analysis/driverTests.ts',
    ],
  },
];
