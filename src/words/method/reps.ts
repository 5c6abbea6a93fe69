import { sharePercent } from '../numbers.ts';
import { figures } from './figures.ts';
import type { Method } from './method.ts';

/** What a rep's results say about the rep. */
export const reps: readonly Method[] = [
  {
    id: 'reps',
    family: 'reps',
    title: 'Reps against the book they were given',
    answers:
      'A rep with easy deals wins more. So each rep’s wins are held against what the driver model, which does not know who the rep is, expects of that very book of deals. Only a rep outside what chance and the usual differences between reps allow stands out.',
    formula: [
      'expected = ∑_i p_i  "over the rep’s deals"',
      'z = {won − expected}/{√{∑_i p_i·(1 − p_i) − c′I^{−1}c}}',
      'outside : |z| > 1.96·√{φ}  "or"  3.09·√{φ}',
      'φ = max(1, "mean of winsorised" z^2, "pooled" {χ^2}/{df} "of the reps’ periods")',
    ],
    symbols:
      'p: the chance of each deal by the driver model without the rep. c′I⁻¹c: what that model took up of the rep’s own deals. φ: by how much reps spread beyond chance as a whole.',
    rules: [
      'Whether a rep is told is decided by the larger of the funnel’s p and the exact binomial one: where few wins are expected the funnel alone is too narrow.',
      'Funnel limits of 95% and 99.8%.',
      `They are widened by φ, so that a business whose reps all differ a little does not flag half of them. For φ the outer ${sharePercent(figures.winsorised)} of z at either end are pulled in, so that those one is looking for don’t widen their own limits.`,
      'They are widened as well by what reps swing from period to period, each about an own level (χ² and degrees of freedom of all reps’ consistency together), where that is more: swings that pass must not look like a lasting difference.',
      `Only reps with at least ${figures.fewestExpectedInPeriod} expected wins and ${figures.fewestExpectedInPeriod} expected losses; q over all of them.`,
      `Ranks are withheld unless reps as a whole can be told apart (p under ${figures.tellApart}).`,
    ],
    assumptions: [
      'What makes a book easy is in the fields of the model.',
      'Deals were given to reps without regard to what only the giver knew.',
    ],
    breaksWhen: [
      'Hard deals go to the best rep: that rep then looks average.',
      'Reps choose which deals to enter.',
    ],
    source: 'Spiegelhalter 2005, Statistics in Medicine 24:1185; Rao 1948.',
    inR: "anova(m0, update(m0, . ~ . + (rep == r)), test = 'Rao') for z²",
    where: [
      'src/stats/levelScores.ts',
      'src/stats/funnel.ts',
      'src/stats/pooledDispersion.ts',
      'src/analysis/reps.ts',
    ],
  },
  {
    id: 'consistency',
    family: 'reps',
    title: 'Consistency of a rep',
    answers:
      'Does a rep’s win rate swing from period to period more than chance and the calendar explain? Everybody’s swings; with 10 deals a quarter, from 30% to 70% is nothing unusual. An index of 100 is no more than chance.',
    formula: [
      'φ = {1}/{k − 1}·∑_t {(w_t − e_t)^2}/{v_t}',
      'τ = √{max(0, φ − 1)·{p·(1 − p)}/{n̄}}',
      'index = 100·(1 − {τ}/{√{p·(1 − p)}})',
    ],
    symbols:
      't: the rep’s k periods. w: wins; e: wins to expect from the period and the mix of deals, v their variance. p: the rep’s win rate. n̄: deals per period. τ: the spread beyond chance, in points.',
    rules: [
      'Expected wins follow the period, the month and the book. A business that wins more in December does not make its reps inconsistent, and a rep who is steadily better than others is consistent.',
      `Needs ${figures.fewestPeriods} periods with at least ${figures.fewestExpectedInPeriod} expected wins and ${figures.fewestExpectedInPeriod} expected losses; otherwise “too few deals”.`,
      'Periods are quarters, or months where quarters would leave fewer than half of the reps to be judged; the same for all reps.',
      `Called low only at q under ${figures.inconsistentQ.toFixed(2)} over the reps. The interval of the spread is that of a variance with k − 1 degrees of freedom.`,
    ],
    assumptions: ['Deals of one period are independent once period and mix are allowed for.'],
    breaksWhen: [
      'A rep was away, or changed territory: that is a change, not inconsistency.',
      'Deals are closed in bulk in some periods.',
    ],
    source: 'McCullagh & Nelder 1989, section 4.5.',
    inR: "m <- glm(cbind(won, lost) ~ 1 + offset(qlogis(rate)), binomial); sum(residuals(m, 'pearson')^2) / (k - 1)",
    where: ['src/stats/consistency.ts', 'src/analysis/repConsistency.ts'],
  },
];
