import { count, pointsSize, sharePercent } from '../numbers.ts';
import { figures } from './figures.ts';
import type { Method } from './method.ts';

/** Findings among hundreds of segments, and the budget that alerts share. */
export const segments: readonly Method[] = [
  {
    id: 'segments-told',
    family: 'segments',
    title: 'Segments worth telling',
    answers:
      'Among hundreds of segments some look striking by luck. Two questions are asked of each: does this combination win more or less than its parts explain by themselves, and did this segment move otherwise than the rest of the business? Told is only what would be rare as the most striking answer of all.',
    formula: [
      'U_{combination} = ∑_{i "in" s} (won_i − n_i·p_i)',
      'U_{change} = (ē_{s, B} − ē_{s, A}) − (ē_{rest, B} − ē_{rest, A})',
      'V = a′Wa − a′WX·(X′WX)^{−1}·X′Wa',
      'z = {U}/{√{V}}',
      'p_{family} = {1 + "draws whose largest |z| is as large"}/{1 + "draws"}',
    ],
    symbols:
      's: the segment. n and p: deals of a cell, and the win rate that the driver model, in which fields add up, gives them. ē: mean of won − p in the earlier (A) and later (B) period. a: the weights with which wins enter U. W = n·p·(1 − p). X: the model’s columns.',
    rules: [
      `Combinations of two fields (of three where that is asked for), and changes of one and two fields, each with at least ${figures.fewestSegmentDeals} closed deals.`,
      `Reference: wins are drawn anew from the driver model, in which fields and quarters matter but nothing else does. ${figures.searchDraws} draws, seeded; at least ${figures.fewestSearchDraws} where there is very much to search. Each draw gives the largest |z| of all questions.`,
      'Draws end early once nothing can be told any more.',
      `Told at a family-wise p under ${figures.toldFamilywise}: of 100 files with nothing in them, at most 5 would be told anything.`,
      'One real effect shows in many segments. A finding of which nothing is left once a stronger one is allowed for is called its echo.',
      'The shrunk difference is drawn towards 0: what is picked for being large is on average too large. True effects are taken to be 0 or, with some probability, normal; both fitted to all the answers.',
      'Left out are segments that the fields explain by themselves, such as a rep within the only region that rep has, and those in which a single win would decide.',
    ],
    assumptions: [
      'The driver model holds: effects of fields add up on the log odds.',
      'Deals are independent, but for those of an account, which are allowed for where the file names accounts; see there.',
    ],
    breaksWhen: [
      'Deals of one account fill a segment and the file does not name it: one large customer then looks like a market.',
      'Combinations are nearly as many as deals: hardly any segment then has enough of them, and the search says so.',
      'A segment that is not told is taken for average. It was not shown to differ; with 40 deals little can be.',
      'It is done by shuffling the outcomes. That takes away the fields’ own effects, too, and then tells far too much.',
    ],
    source:
      'Rao 1948; Westfall & Young 1993 (largest statistic); Besag & Clifford 1991 (early stopping); Johnstone & Silverman 2004 (shrinkage).',
    inR: "anova(glm(… + segment), test = 'Rao') for z²; ebnm::ebnm_point_normal for the shrinkage",
    where: [
      'src/stats/segments/searchSegments.ts',
      'src/stats/segments/segmentScores.ts',
      'src/stats/pointNormal.ts',
      'src/analysis/combinations.ts',
    ],
  },
  {
    id: 'quadrant',
    family: 'segments',
    title: 'Value and win rate',
    answers:
      'Which levels are worth more than usual and won more often than usual? Two thresholds part the picture into champions, rising stars, challengers and those to fix. It sorts; whether a level differs is told by the tests on the other pages.',
    formula: [
      '"rate" = {"won"}/{"won" + "lost"}',
      '"value" = {∑ "amount of won deals"}/{"won deals that have an amount"}',
      '"placed" : "low" ≥ "threshold" ∨ "high" < "threshold"',
    ],
    symbols: 'low and high: ends of the 95% Wilson interval of the level’s rate.',
    rules: [
      'Thresholds as they stand: the win rate of all closed deals, and the mean won deal of all of them. Won in total: the mean of what the levels won. Both can be moved.',
      `A dot is filled where the whole interval lies on one side of the threshold of the rate, and hollow where it crosses; grey under ${figures.fewestSegmentDeals} closed deals.`,
      'The sentence above the picture names only filled dots.',
      'The 40 levels with most closed deals are drawn.',
    ],
    assumptions: [
      'Deals are independent.',
      'The threshold is taken as known: it is of all deals, among them those of the level.',
    ],
    breaksWhen: [
      'A few large deals make the mean: values have no interval here, so that small differences may be chance.',
      'There are many levels: of 20 that do not differ, one is filled by chance.',
      'Levels differ in their mix of other fields. Drivers hold those equal; this picture does not.',
    ],
    source: 'Wilson 1927 for the interval.',
    inR: "binom::binom.confint(won, won + lost, methods = 'wilson')",
    where: ['src/words/quadrant.ts', 'src/ui/views/segments/value/valueRows.ts'],
  },
  {
    id: 'alerts',
    family: 'segments',
    title: 'Alerts and their budget',
    answers: `A rule such as “tell me when a segment falls by ${pointsSize(figures.naiveFall)}” raises alarms all the time in a business where nothing happens. Here all tests together may raise a false alert in at most ${count(100 * figures.falseAlertChance)} of 100 complete periods. What is counted and not tested is called a fact, and says its threshold.`,
    formula: [
      'told_{kind} : p_{family} ≤ {α}/{"families tested"}',
      '"quarters a year with a false alert" ≤ 4·α',
    ],
    symbols: `α: the budget, ${sharePercent(figures.falseAlertChance)} per complete quarter. p family: the chance of any p this small among all tests of that family, if nothing were there.`,
    rules: [
      'Families of tests: drops of segments and losing combinations (one search); weak segments; emerging segments; a longer cycle; reps off expectation; drift of the mix. They share the budget evenly.',
      'Where wins are few the most cautious of several tests decides. Weak segments: Rao’s score and the exact binomial test. Reps: the funnel and the exact test. Emerging segments: Welch’s and Student’s test, and growth beyond the rest of the field.',
      'Of a comparison that a person picked, p counts once for every comparison tried; quarters that are not whole raise no alert.',
      'Facts: a pipeline skewed to segments that win less, stalled deals, value in few deals, quality of the data.',
      'Tests are made once per complete quarter: looking every week would multiply the chances of a false alarm.',
      `Beside them: how many alerts a fall of more than ${pointsSize(figures.naiveFall)} would have raised.`,
      'In order of money times certainty. Money is what the shrunk effect is worth in a quarter, if the association is causal.',
    ],
    assumptions: ['Each test keeps its own level; see their pages.'],
    breaksWhen: [
      'The file is analysed under many filters: each filter has the budget anew.',
      'No alert is read as “all is well”. It may mean too few deals.',
    ],
    source: 'Holm 1979; Westfall & Young 1993; Bonferroni’s inequality.',
    inR: "p.adjust(p, 'holm')",
    where: ['src/analysis/alerts/findAlerts.ts', 'src/analysis/alerts/budget.ts'],
  },
];
