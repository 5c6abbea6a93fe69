import { figures } from './figures.ts';
import type { Method } from './method.ts';

/** How long deals take, and what becomes of those that are still open. */
export const time: readonly Method[] = [
  {
    id: 'cohorts',
    family: 'time',
    title: 'Cohorts: won and lost by age',
    answers:
      'Of the deals created in one quarter, how many were won after 30, 60, 90 days? The win rate so far of a young cohort leans towards what ends fast, so it can’t be compared with an old one’s. These curves compare cohorts at the same age, and say where a young one ends if its open deals go the way earlier ones did.',
    formula: [
      'S(t) = ∏_{s ≤ t} (1 − {won_s + lost_s}/{waiting_s})',
      'F_W(t) = ∑_{s ≤ t} S(s − 1)·{won_s}/{waiting_s}',
      'π_W(a) = {F_W(τ) − F_W(a)}/{S(a)}',
      'projected = {won + ∑_{open} π_W(a)}/{won + lost + ∑_{open} (π_W(a) + π_L(a))}',
    ],
    symbols:
      's and t: age in days. waiting: deals still undecided on the day they reached that age. F_W, F_L: share won, lost by age t. S: share still open. a: age of an open deal. τ: the last age known.',
    rules: [
      `τ is the last age with at least ${figures.leastAtRisk} deals still waiting.`,
      'An open deal counts as waiting up to its age today, as neither won nor lost.',
      'Curves: 95% intervals by Greenwood’s variance for two ways to end, on the log(−log) scale, so that they stay within 0–100%.',
      'Projection: an interval for the rate the cohort will have. It adds the chance that is left in its open deals to what the curves don’t know.',
      'Open deals older than nearly all that ended, or than τ, get bounds instead: the rate with all of them lost, and with all won.',
      'No projection for files of closed deals only, nor for cohorts of which a cut on the closed date removed the fast deals.',
    ],
    assumptions: [
      'Open deals will go the way earlier ones of the same age went. This pulls a projection towards “no change”.',
      'Beyond its age, that a deal is still open says nothing of how it will end.',
    ],
    breaksWhen: [
      'Dead deals are left open: they look like slow ones.',
      'The business really changed: a projection notices it late.',
      'Won and lost deals take very different times and some outlive τ: the final rate can then be 1 to 2 points beside.',
    ],
    source: 'Aalen & Johansen 1978; Kalbfleisch & Prentice 1980 (intervals).',
    inR: 'survival::survfit(Surv(age, factor(outcome)) ~ 1)',
    where: [
      'src/stats/aalenJohansen.ts',
      'src/stats/cohortProjection.ts',
      'src/stats/logLogInterval.ts',
      'src/analysis/cohorts.ts',
    ],
  },
  {
    id: 'cycle-test',
    family: 'time',
    title: 'Did the cycle really get longer?',
    answers:
      'The mean cycle of closed deals rises by itself when creations stop, and falls while many deals are young. This test compares two quarters of created deals with the open ones counted for as long as they were watched, so that only a real change of pace shows.',
    formula: [
      'U = ∑_t (d_{2, t} − d_t·{n_{2, t}}/{n_t})',
      'V = ∑_t {d_t·(n_t − d_t)}/{n_t − 1}·{n_{2, t}}/{n_t}·(1 − {n_{2, t}}/{n_t})',
      'χ^2 = {U^2}/{V}',
    ],
    symbols:
      't: age in days. d: deals that closed at that age; n: deals that reached it undecided. With a 2 those of the later quarter, without it those of both.',
    rules: [
      'Log-rank test, two-sided, one degree of freedom.',
      `The last two complete quarters of creation, each with at least ${figures.fewestClosed} closed deals.`,
      'Beside it the difference of the median cycles in days, where both have got that far.',
    ],
    assumptions: [
      'Deals are independent.',
      'A deal that is still open would have closed like others of its age.',
    ],
    breaksWhen: [
      'The curves cross: more quick and more slow deals cancel out.',
      'One quarter’s dead deals were closed, the other’s left open.',
      'The file holds closed deals only. Then it is not made at all.',
    ],
    source: 'Mantel 1966; Peto & Peto 1972; Brookmeyer & Crowley 1982 (medians).',
    inR: 'survival::survdiff(Surv(day, closed) ~ group)',
    where: ['src/stats/logRank.ts', 'src/stats/medianCycle.ts', 'src/analysis/cycleChange.ts'],
  },
  {
    id: 'hazards',
    family: 'time',
    title: 'Chance to close soon: hazards by age',
    answers:
      'Of deals that are open at 60 days, how many are won, and how many lost, within the next 30? From that comes the chance that an open deal is won in this quarter. Old deals are often less likely to be won; this says by how much.',
    formula: [
      'ln ({h}/{1 − h}) = α_{age band} + ∑_f β_f,  h = P("ends today")',
      'ln ({p}/{1 − p}) = γ_{age band} + ∑_f δ_f,  p = P("won" | "ends today")',
      'P("won within" d) = ∑_{t = 1}^d h_t·p_t·∏_{s < t} (1 − h_s)',
    ],
    symbols:
      'h: chance that an open deal ends on a day; p: that it is then won. f: fields, where they are used. d: days from now.',
    rules: [
      'Won and lost compete: a deal that is lost can’t be won any more.',
      'The two regressions share nothing, so together they are the full maximum likelihood.',
      'Age bands without an end, or with wins only, are fitted by Firth’s penalised likelihood.',
      'The last band goes on for ever.',
    ],
    assumptions: [
      'Within a band of ages the chance per day is constant.',
      'Tomorrow’s pace is yesterday’s.',
    ],
    breaksWhen: ['Deals are closed in bulk at the end of a quarter: then days are not alike.'],
    source: 'Prentice & Gloeckler 1978; Allison 1982.',
    inR: 'glm(cbind(ended, days - ended) ~ band, binomial); glm(cbind(won, lost) ~ band, binomial)',
    where: ['src/stats/competingHazards.ts', 'src/stats/personPeriods.ts'],
  },
];
