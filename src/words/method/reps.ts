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
      'src/analysis/reps/findReps.ts',
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
    where: ['src/stats/consistency.ts', 'src/analysis/reps/repConsistency.ts'],
  },
  {
    id: 'rep-trend',
    family: 'reps',
    title: 'Trend of a rep',
    answers:
      'Does a rep move steadily up or down, apart from what all reps did? A slow year is nobody’s trend: each quarter is held against what that quarter and the mix of deals would have brought.',
    formula: ['U = ∑_t (t − t̄)·(w_t − e_t)', 'V = ∑_t v_t·(t − t̄)^2', 'z = {U}/{√{V}}'],
    symbols:
      't: the place of the quarter. w: wins; e: wins to expect, moved to the rep’s own level; v their variance. t̄: the mean place, weighed by v.',
    rules: [
      'With the same expectation in every quarter this is the Cochran–Armitage test.',
      'Where the quarters spread around the line by more than chance, the test allows for it (F in place of χ²), so that one odd quarter is no trend.',
      `Needs five quarters with deals, and ${figures.fewestTrend} wins and ${figures.fewestTrend} losses in all. Told at q under ${figures.trendQ.toFixed(2)} over all reps that were tested.`,
    ],
    assumptions: ['A straight line in log odds is a fair picture of the movement.'],
    breaksWhen: [
      'A rep changed territory or product: that is a step, and the line smooths it.',
      'Late quarters hold only the deals that closed quickly, and this rep’s close more slowly than others’.',
    ],
    source: 'Armitage 1955, Biometrics 11:375; Rao 1948.',
    inR: "m <- glm(cbind(won, lost) ~ 1 + offset(qlogis(rate)), binomial); anova(m, update(m, . ~ . + t), test = 'Rao'); with equal rates prop.trend.test",
    where: ['src/stats/trendBeyond.ts', 'src/analysis/reps/repTrends.ts'],
  },
  {
    id: 'specialities',
    family: 'reps',
    title: 'Specialities of a rep',
    answers:
      'In which kinds of deals is a rep better or worse than in the rest of their own deals? Not against others: who wins more everywhere is strong in nothing. The same is asked of stages, where the file has a history of them.',
    formula: ['z = {w − e}/{√{v·(1 − {v}/{V})}}'],
    symbols:
      'w: wins in that kind; e: wins to expect there, by the model without the rep, moved to the rep’s own level; v their variance, V that of all deals of the rep.',
    rules: [
      `Only kinds with at least ${figures.fewestExpectedInPeriod} expected wins and ${figures.fewestExpectedInPeriod} expected losses of that rep.`,
      'Variances are widened by what reps swing from quarter to quarter beyond chance, and p is the larger of this and the exact binomial one.',
      `One family over all reps and kinds; told at q under ${figures.partQ.toFixed(2)} and from 1 point on. Stages are a family of their own: of the closed deals that were in a stage, the share that got past it.`,
    ],
    assumptions: ['What makes a kind of deal easy is in the fields of the model.'],
    breaksWhen: [
      'A rep took over one kind of deals in a bad year of theirs.',
      'A lost deal’s last stage is not where it was really lost.',
    ],
    source: 'Rao 1948; Benjamini & Hochberg 1995.',
    inR: "m <- glm(cbind(won, lost) ~ 1 + offset(qlogis(rate)), binomial); anova(m, update(m, . ~ . + (kind == k)), test = 'Rao')",
    where: [
      'src/stats/ownExpectation.ts',
      'src/analysis/reps/specialities.ts',
      'src/analysis/reps/repStages.ts',
    ],
  },
  {
    id: 'attainment',
    family: 'reps',
    title: 'Attainment',
    answers:
      'How much of the target was won? Won money of a rep in a period over the rep’s target for it. It counts; it tests nothing. A high attainment may be a low target.',
    formula: [
      'attainment = {"won amount"}/{"target"}',
      '"where it ends" = {"won so far"}/{"target" · "usual share by this day"}',
    ],
    symbols:
      'Usual share: of what earlier periods won in the end, how much was there when the same share of their days was gone; the middle one, with the least and the most.',
    rules: [
      'A deal counts in the period it closed in. Targets by month are added up to quarters; a quarter that lacks a month’s target is left out.',
      'Periods that the edges of the file cut are shown and not counted. The one the file ends in is “so far”.',
      `A rep’s attainment is over the latest whole periods, ${figures.targetPeriods} at most, as single ones jump.`,
      `Where it ends is told from ${figures.fewestPacePeriods} whole periods on. It says what happens if this period goes like earlier ones; it is no forecast of the open deals.`,
    ],
    assumptions: [
      'The targets are those that held at the time.',
      'Won amounts are what the deals brought.',
    ],
    breaksWhen: [
      'Deals are split between reps, or amounts change after the close.',
      'Filters leave out deals that count towards the target: then nothing is told.',
    ],
    source: 'Sums and shares; no approximation.',
    inR: 'aggregate(amount ~ rep + quarter, won, sum)$amount / target',
    where: ['src/analysis/reps/attainment.ts', 'src/analysis/reps/targetPace.ts'],
  },
  {
    id: 'coaching',
    family: 'reps',
    title: 'Coaching notes',
    answers:
      'What to talk about with a rep. Each note stands on a test that told something of that rep; what was not told has no note. A note is where to look, not what is wrong.',
    formula: ['"told by a test" → "what was found, its evidence, what to do"'],
    symbols: '→: a rule of the book, one for each kind of finding.',
    rules: [
      'Off their book: outside the funnel at q under 0.10, and only where reps can be told apart at all.',
      'Moving up or down, and swinging: as their own pages have it.',
      'Strong or weak in a kind of deals, or at a stage: as specialities are told. Somebody who is told to be strong there is named to help.',
      'No money is set against a name.',
    ],
    assumptions: ['Those of the tests behind them.'],
    breaksWhen: [
      'It is read as a verdict on a person. Who is behind a number knows more than the file.',
    ],
    source: 'The rule book of this product, 2026.',
    inR: null,
    where: ['src/analysis/reps/coaching.ts', 'src/words/coachingWords.ts'],
  },
];
