import { count, pointsSize, sharePercent } from '../numbers.ts';
import { figures } from './figures.ts';
import type { Method } from './method.ts';

const told = `Told at q under ${figures.calendarQ}, over all tests of the calendar: both seasons, trend and change point.`;

/** What moves with the calendar, and what moved once. */
export const calendar: readonly Method[] = [
  {
    id: 'seasons',
    family: 'calendar',
    title: 'Month of the quarter, month of the year',
    answers:
      'Many businesses win more in the last month of a quarter, or in December. Comparing March with April then shows a fall that comes back every time. If the win rate follows the calendar, this names it and says what to compare instead.',
    formula: [
      'ln ({p}/{1 − p}) = α_{quarter} + β_{month of the quarter}',
      'F = {χ^2/df}/{φ}  "where" φ > 1,  χ^2  "otherwise"',
      'φ = {1}/{m − k}·∑_i {(w_i − n_i·p_i)^2}/{n_i·p_i·(1 − p_i)}',
    ],
    symbols:
      'p: win rate of a month. α: the level of its quarter (or year), adjusted for. β: the effect of its place. χ²: Rao’s score statistic of β. i: the m months, w their wins, n their deals; k: parameters.',
    rules: [
      'Only months by closed date that are complete and not masked.',
      `At least ${figures.fewestQuarters} complete quarters; for the month of the year every month in at least ${figures.fewestYears} years.`,
      'Good and bad quarters are no evidence: each has a level of its own.',
      'Where months (or, for the year, quarters) spread more than chance allows, the test and the intervals allow for that spread.',
      'The month of the year is tested beyond the month of the quarter, so that busy quarter ends are not told twice.',
      `${told} The farthest month must differ by at least ${pointsSize(figures.materiality)}.`,
    ],
    assumptions: ['The season’s effect is about the same every quarter (or year).'],
    breaksWhen: [
      'There are few quarters or years: one odd December is not a season.',
      'Reps time their closing to the quarter: then the effect is real, but moves deals rather than winning more of them.',
    ],
    source: 'Rao 1948; McCullagh & Nelder 1989, sections 4.5 and 9.2.',
    inR: "anova(glm(won ~ cycle), glm(won ~ cycle + season), test = 'Rao')",
    where: ['src/stats/seasonTest.ts', 'src/stats/scaledTest.ts', 'src/analysis/seasons.ts'],
  },
  {
    id: 'trend',
    family: 'calendar',
    title: 'Trend over the quarters',
    answers:
      'Did the win rate drift steadily, by how many points a quarter? A slow decline can hide in every single comparison and still be plain over eight quarters.',
    formula: [
      'slope = {∑_i (t_i − t̄)·w_i}/{∑_i n_i·(t_i − t̄)^2}',
      'z = slope·√{{∑_i n_i·(t_i − t̄)^2}/{p·(1 − p)}}',
    ],
    symbols:
      'i: the quarters, t their place in time. w and n: wins and deals, p the win rate of all. t̄: the mean of t over deals.',
    rules: [
      'Complete and unmasked quarters only; at least five of them. A masked quarter keeps its place in time.',
      'Where quarters spread around the line more than chance allows, p and interval allow for that spread.',
      told,
      'Where one step explains the history clearly better than a line, the step is told and not the line.',
    ],
    assumptions: ['Deals are independent; what trend there is, is about straight.'],
    breaksWhen: [
      'The line is drawn on into the future. It describes the quarters of the file.',
      'There was one step and not a slope: see the change point.',
    ],
    source: 'Cochran 1954; Armitage 1955.',
    inR: 'prop.trend.test(w, n), whose X-squared is z²',
    where: ['src/stats/trendTest.ts', 'src/stats/scaledTest.ts', 'src/analysis/history.ts'],
  },
  {
    id: 'change-point',
    family: 'calendar',
    title: 'One change point',
    answers:
      'If the win rate changed once, when? Every month is tried as the border between before and after; the best one is shown, with how often the best of so many borders would look as good by chance.',
    formula: [
      'r_i = {w_i − e_i}/{√{e_i·(1 − e_i/n_i)}}',
      'p = {1 + "orders whose largest |z| is as large"}/{1 + "orders tried"}',
    ],
    symbols:
      'i: the months. w and n: wins and deals; e: wins to expect had nothing ever changed, the season allowed for. r: the residual; z of a border compares the residuals after it with those before.',
    rules: [
      `Complete and unmasked quarters only, at least ${figures.fewestSplitQuarters} of them.`,
      `The p value comes from putting whole quarters in another order: all orders of up to six, of which p is then the share, ${count(figures.orders)} seeded ones of more. Months of one quarter stay together, as they share its targets and pushes.`,
      'If months follow the calendar, they are held against the usual rate of their place in the quarter.',
      told,
    ],
    assumptions: ['But for one step, quarters could stand in any order.'],
    breaksWhen: [
      'There is a trend: it looks like a step. Then only what explains the history better is told.',
      'There were two steps. Only the larger is shown.',
    ],
    source: 'Andrews 1993; Good 2005, chapter 3 (restricted permutation).',
    inR: null,
    where: ['src/stats/changePoint.ts', 'src/analysis/history.ts'],
  },
  {
    id: 'drift',
    family: 'calendar',
    title: 'Drift of the mix',
    answers:
      'Is the business selling to other kinds of customers than before? The index says how far the shares of a field’s levels moved between the two compared quarters; p says whether shares move as far by chance.',
    formula: ['PSI = ∑_i (b_i − a_i)·ln ({b_i}/{a_i})', 'moved = {1}/{2}·∑_i |b_i − a_i|'],
    symbols:
      'a and b: share of the closed deals at level i in the earlier and in the later quarter.',
    rules: [
      'Half a deal is added to every level in both quarters, so that the logarithm exists.',
      `p by dealing the deals’ quarters out anew, ${count(figures.driftDraws)} times, seeded; q over the fields.`,
      'Where the file names accounts: p is at least that of Pearson’s χ² divided by the mean design effect, which says how much more the shares scatter because deals of one account are of one kind. Of more than 10,000 accounts a part is looked at, drawn by a hash of the name.',
      `Told at q under ${figures.driftQ.toFixed(2)}, and where at least ${sharePercent(figures.smallestMoved)} of the deals would need another level for the mix to be as before.`,
      'The custom that an index of 0.1 is a shift and of 0.25 a large one does not decide: with few deals or many levels chance alone exceeds it.',
    ],
    assumptions: [
      'Deals come one by one, or by account. Deals that come in other bundles drift more than this allows for.',
    ],
    breaksWhen: [
      'A field was filled in differently: a new spelling is drift of the data, not of the business.',
    ],
    source:
      'Siddiqi 2006, chapter 11; Good 2005, chapter 3; Besag & Clifford 1991; Rao & Scott 1984 (design effect).',
    inR: 'sum((b - a) * log(b / a)); r2dtable for the draws',
    where: [
      'src/stats/populationStability.ts',
      'src/stats/stabilityTest.ts',
      'src/stats/mixDesignEffect.ts',
      'src/analysis/drift.ts',
    ],
  },
];
