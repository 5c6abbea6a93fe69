import { pointsSize, sharePercent } from '../numbers.ts';
import { figures } from './figures.ts';
import type { Method } from './method.ts';

/** What is said of deals that are still open. */
export const pipeline: readonly Method[] = [
  {
    id: 'deal-scores',
    family: 'time',
    title: 'The chance of an open deal',
    answers:
      'How likely is it that this deal is won in the end, and in this quarter? The fields say how deals like it ended, and its age how the odds shift while a deal stays open: where won deals close sooner, an old deal has worse odds. Scores are withheld where the fields can’t tell won deals from lost ones.',
    formula: [
      'η = η_0 + ∑_j (η_j − η̄_j) + s(a)',
      's(a) = ln ({F_W(τ) − F_W(a)}/{F_L(τ) − F_L(a)}) − ln ({F_W(τ)}/{F_L(τ)})',
      'P = {1}/{1 + e^{−η}}',
      'points_j = (η_j − η̄_j)·{P − P_0}/{η − η_0}',
      'P("this quarter") = P·{F_W(a + d) − F_W(a)}/{F_W(τ) − F_W(a)}',
    ],
    symbols:
      'j: fields. η: log odds by the driver model, η̄ their mean over the closed deals. a: age in days; d: days left in the quarter. F: share of deals won (W) or lost (L) by an age, open ones counted in; τ: the last age known. P₀: the chance of a new deal that is average in every field.',
    rules: [
      'The driver model’s fields, fitted once more without the closed quarter, as an open deal has none. The level is that of deals followed from their creation, not of closed ones.',
      'Points and P₀ add up to the score exactly; no order of the fields matters.',
      `Tried by cross-validation on closed deals the model had not seen. Scores are told only where its skill exceeds ${figures.skillErrors} of its standard errors.`,
      'Where the left-out deals lie on a line of slope under 1, the fields set deals too far apart; then all scores are drawn in by that line.',
      `High and low fit begin ${pointsSize(figures.bandPoints)} above and below the win rate of the closed deals.`,
      `No score beyond the age after which fewer than ${figures.leastToCome} deals were won or lost.`,
      `Scores are also made as of up to ${figures.replayedQuarters} earlier quarter ends, by the deals and ages known then, and held against what became of the deals then open: of quarter ends by which at least ${sharePercent(figures.decidedShare)} of these are decided. There they are drawn in by (χ² − df)/χ² of the fit, as cross-validation for each would take too long.`,
      'Value at risk is amount × (1 − P). Recoverable is amount × (1 − P) × P: the slope of the expected value along the log odds, so the same push is worth most where it is largest.',
    ],
    assumptions: [
      'Open deals will end as earlier ones of their fields and age did.',
      'How long a deal takes depends on how it ends, and not on its fields beside that.',
      'An interval is of what the model doesn’t know; a single deal is won or lost.',
    ],
    breaksWhen: [
      'The win rate has just moved: scores notice it late.',
      'Dead deals are left open: then age says less than it could.',
      'A field is filled in as a deal goes on; such fields must be left out of the model, and make the scores of earlier quarter ends look better than they were.',
    ],
    source:
      'Aalen & Johansen 1978; Aumann & Shapley 1974 (points); van Houwelingen & Le Cessie 1990 (drawing in); Steyerberg 2019.',
    inR: "predict(glm(won ~ ., binomial), type = 'terms', se.fit = TRUE); survival::survfit(Surv(age, factor(outcome)) ~ 1)$pstate",
    where: [
      'src/stats/oddsByAge.ts',
      'src/stats/fieldScores.ts',
      'src/stats/scorePoints.ts',
      'src/analysis/pipeline/scoring.ts',
      'src/analysis/pipeline/scoreCheck.ts',
      'src/analysis/pipeline/scoreReplays.ts',
      'src/analysis/pipeline/rankOpenDeals.ts',
      'src/analysis/pipeline/followUp.ts',
    ],
  },
  {
    id: 'stalled',
    family: 'time',
    title: 'Stalled deals and hidden losses',
    answers:
      'Which open deals are older than won deals of their kind ever get? Many of them are lost and nobody said so, which makes the win rate look better than it is. Counting all of them lost, or all won, shows by how much at most.',
    formula: [
      'limit_s = q + {τ^2}/{τ^2 + SE_s^2}·(q_s − q)',
      '"stalled" : age > limit_s',
      'rate = {won}/{won + lost + stalled}  …  {won + stalled}/{won + lost + stalled}',
    ],
    symbols:
      'q: 90th percentile of the days that won deals took, over all of them; with s of one segment. SE: its standard error, from the order statistics. τ²: variance between segments beyond that.',
    rules: [
      `The limit is the age by which ${sharePercent(figures.stalledQuantile)} of a segment’s won deals had closed, drawn towards that of all by what few deals can’t support.`,
      'Segments are those of the field whose won deals differ most in how long they take; reps are not among them. Where no field’s do, or by less than a tenth, all deals share one limit.',
      `A segment is named where at least ${sharePercent(figures.manyStalled)} of its open deals are stalled, and at least ${figures.fewestStalled}. This is counted, not tested.`,
      `Where they gather is tested: each level of every field against the other open deals by the score test (Fisher’s where few are expected). A level is told at q under ${figures.stalledInQ} over all of them, when at least ${sharePercent(figures.manyStalled)} of its open deals are stalled and ${pointsSize(figures.stalledMore)} more than of the others. The others are then tested once more without its deals.`,
    ],
    assumptions: ['Won deals of the past were worked as open ones are now.'],
    breaksWhen: [
      'Deals are created long before work on them begins.',
      'Most of the file is recent: slow won deals are not in it yet, and limits are too short.',
    ],
    source: 'DerSimonian & Laird 1986; Morris 1983 (empirical Bayes).',
    inR: "quantile(days, 0.9, type = 1) by segment; metafor::blup(metafor::rma(yi, sei, method = 'DL'))",
    where: [
      'src/stats/shrunkQuantile.ts',
      'src/analysis/pipeline/stalledLimits.ts',
      'src/analysis/pipeline/stalledDeals.ts',
      'src/analysis/pipeline/stalledShares.ts',
    ],
  },
];
