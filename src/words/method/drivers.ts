import { pointsSize } from '../numbers.ts';
import { figures } from './figures.ts';
import type { Method } from './method.ts';

const q = figures.driverQ.toFixed(2);

/** The driver model, its tests, and how good it is. */
export const drivers: readonly Method[] = [
  {
    id: 'drivers',
    family: 'drivers',
    title: 'Drivers',
    answers:
      'Which fields go with winning, when everything else is equal, and by how many points? Referrals may win more only because they come in the better region; the model takes all fields together and the quarter besides, and says what is left for each. An association, not a proof of cause.',
    formula: [
      'ln ({p}/{1 − p}) = β_0 + ∑_f β_{f, level} + γ_{quarter}',
      'points_{level} = {1}/{n}·∑_i p_i("with this level") − {1}/{n}·∑_i p_i',
      'score = U′·V^{−1}·U,  U_{level} = ∑_i (won_i − p_i)',
      'LR = 2·(ℓ_{with} − ℓ_{without})',
    ],
    symbols:
      'p: the chance that a deal is won. f: the fields. i: all n closed deals. U: wins beyond those the model without the field expects, by level; V its variance. ℓ: log-likelihood.',
    rules: [
      'Effects are in points against the average deal: every deal is given the level, everything else as it is, and the mean predicted rate is compared with the present one. No level has to serve as the reference.',
      'Coefficients are in deviation coding: those of a field add up to 0 over its levels.',
      `Does the field matter? The score test decides; a driver has q under ${q} over all fields. The likelihood-ratio test stands beside it: with many small levels it rejects far too often.`,
      `A level is told when its field is a driver, its own q over all levels is under ${q}, and its effect is at least ${pointsSize(figures.smallestTold)}.`,
      `With fewer than ${figures.fewestExpected} wins or losses to expect in a level, p comes from up to 999 redraws of the wins by the model without the field; so does a p under 0.25 of a small file with fewer than ${figures.fewestPerCoefficient} wins or losses for each coefficient of the model.`,
      'A field that follows from a finer one (a region from its reps) is judged without the finer one, and says so; of two fields that say the same only the first is used.',
      'Where a level can be compared with others on some deals only, its effect is over those deals, and says so.',
      `Levels with under ${figures.fewestLevelDeals} deals join (other); blank is a level of its own; numbers come in five bands of equal size.`,
      'The closed quarter is adjusted for and not reported: otherwise a trend over time would become a driver.',
    ],
    assumptions: [
      'Effects of different fields add up on the log odds. Where two of them together do something else, the search over segments looks for it.',
      'Deals are independent. Where reps swing from quarter to quarter, or deals of an account end alike, the tests allow for it; see there.',
      'Fields were filled in before the deal was decided.',
    ],
    breaksWhen: [
      'What really matters is not in the file. A field that goes along with it then takes the credit.',
      'Two fields say nearly the same: neither is told apart, and both can miss the test though one of them matters (see the variance inflation).',
      'It is used to promise what a change will bring. Moving deals to a better region does not make them deals of that region.',
    ],
    source: 'McCullagh & Nelder 1989, chapter 4; Rao 1948; Williams 2012; Davison & Hinkley 1997.',
    inR: "glm(cbind(won, deals - won) ~ …, binomial); anova(m0, m, test = 'Rao')",
    where: [
      'src/stats/logistic.ts',
      'src/stats/scoreTest.ts',
      'src/stats/scoreBootstrap.ts',
      'src/stats/likelihoodRatio.ts',
      'src/stats/marginalEffects.ts',
      'src/stats/deviationCoding.ts',
    ],
  },
  {
    id: 'separation',
    family: 'drivers',
    title: 'Levels that never won, or never lost',
    answers:
      'A source with 36 deals and no win has, by the usual model, an effect of minus infinity. That is not an answer. A cautious estimate is given instead: as large as the data support, finite, and marked.',
    formula: [
      'ℓ*(β) = ℓ(β) + {1}/{2}·ln det I(β)',
      '∑_i p_i = won  "(the intercept is moved until this holds)"',
    ],
    symbols: 'ℓ: log-likelihood. I: Fisher information. β: coefficients. i: all deals.',
    rules: [
      'Used when a level has no wins or no losses, or when fields together predict the outcome so well that coefficients run away.',
      'The penalty (Jeffreys’ prior) pulls predictions towards one half; the intercept is corrected afterwards, so that predicted wins add up to the actual ones.',
      'Every other coefficient comes from the same penalised fit.',
      'The p value of such a level is approximate, and says so.',
      'The field’s penalised likelihood-ratio test is reported beside the score test, which decides.',
    ],
    assumptions: ['As for the drivers.'],
    breaksWhen: [
      'The level could not have won at all, such as a code given only to lost deals. That is leakage, not an effect.',
    ],
    source: 'Firth 1993; Heinze & Schemper 2002; Puhr et al. 2017 (FLIC).',
    inR: 'logistf::logistf(won ~ …, flic = TRUE)',
    where: [
      'src/stats/firth.ts',
      'src/stats/penalisedLikelihoodRatio.ts',
      'src/stats/separation.ts',
    ],
  },
  {
    id: 'odds-ratio',
    family: 'drivers',
    title: 'Interval of an odds ratio',
    answers:
      'For those who think in odds: by what factor are the odds of winning higher with this level than with the average level, and between which factors may the truth lie? The page speaks in points; odds ratios stand in the table.',
    formula: ['OR = e^β', '"all β with" 2·(ℓ_{max} − ℓ_{profile}(β)) ≤ 3.84'],
    symbols:
      'β: the coefficient in deviation coding. ℓ profile: the highest log-likelihood that is possible with β held at that value. 3.84: the 95% quantile of χ² with 1 degree of freedom.',
    rules: [
      'Profile likelihood, not estimate ± 1.96 standard errors: odds ratios of small levels are lopsided, and their intervals should be.',
      'From the penalised likelihood where that is the fit in use.',
      'Left out where all of them together would take more than a second or two; the points have their intervals always.',
    ],
    assumptions: ['As for the drivers.'],
    breaksWhen: [
      'An odds ratio of 2 is read as “twice as likely”. From 50% it means 67%, from 5% it means 9.5%.',
    ],
    source: 'Venzon & Moolgavkar 1988; Heinze & Schemper 2002.',
    inR: 'confint(glm(…)); logistf::logistf(…, pl = TRUE)',
    where: ['src/stats/profileInterval.ts', 'src/analysis/driverIntervals.ts'],
  },
  {
    id: 'model-health',
    family: 'drivers',
    title: 'How good the model is',
    answers:
      'Can the model tell which deals will be won, on deals it has not seen? It is fitted on nine tenths of the deals and tried on the last tenth, ten times over. A field can matter for certain and still say little about a single deal.',
    formula: [
      'AUC = P(p_{won} > p_{lost}) + {1}/{2}·P("equal")',
      'Brier = {1}/{n}·∑_i (won_i − p_i)^2',
      'skill = 1 − {Brier_{model}}/{Brier_{"one rate for all"}}',
      'ln ({P(won)}/{1 − P(won)}) = a + b·ln ({p}/{1 − p})',
      'GVIF = {det R_{own}·det R_{others}}/{det R_{all}}',
    ],
    symbols:
      'p: the predicted chance of a deal that was left out of the fit. a and b: intercept and slope of the calibration; 0 and 1 when predictions are honest. R: correlations of the coefficients of one field, of the others, and of all.',
    rules: [
      `${figures.folds} folds, dealt at random and seeded, 3 times over (twice with over 50,000 combinations).`,
      'AUC 0.5 is a coin. Skill above 0 is better than giving every deal the same rate; called better only beyond twice its standard error.',
      'A slope under 0.9 is called too bold, above 1.1 too timid.',
      'A generalised variance inflation above 5: the field is hard to tell from the others.',
    ],
    assumptions: ['Tomorrow’s deals are like those in the file.'],
    breaksWhen: [
      'Deals of one account fall into different folds: the model then has seen a part of what it is asked, and looks a little better than it is.',
      'The business changes. Folds are drawn over all quarters, not forward in time.',
    ],
    source:
      'Hastie, Tibshirani & Friedman 2009, section 7.10; Steyerberg 2019, chapter 15; Cox 1958; Fox & Monette 1992.',
    inR: 'car::vif; glm(won ~ logOdds, binomial)',
    where: [
      'src/stats/crossValidation.ts',
      'src/stats/auc.ts',
      'src/stats/calibrationLine.ts',
      'src/stats/gvif.ts',
    ],
  },
  {
    id: 'what-if',
    family: 'drivers',
    title: 'What if',
    answers:
      'Had deals like these come by another source, or bought another product: which win rate goes with that? Each of them is given the picked levels in the drivers’ model, everything else as it is, and the mean prediction is compared with the present one. An association: it says what goes with winning, not what would bring it about.',
    formula: [
      'rate = {1}/{n}·∑_i p_i("with the levels")',
      'base = {1}/{n}·∑_i p_i',
      'adds_j = {1}/{n}·∑_i Δη_{ij}·{p_{i1} − p_{i0}}/{η_{i1} − η_{i0}}',
      'rate − base = ∑_j adds_j',
    ],
    symbols:
      'i: the n deals of the scene. p: the model’s chance that a deal is won, as it is (0) and with the picked levels (1); η: its log odds. Δη: how far one of the levels moves them.',
    rules: [
      'Only fields that can be decided about are picked: by default those whose names say source, channel, campaign, product, price, discount, terms, team, partner, trial and the like; never the rep, the amount or the stage. Marks are yours to change, and are kept in the recipe. All other fields say for which deals.',
      'Intervals by the delta method from the covariance of the model: those of rates on the log odds, so that they stay between 0 and 100%; that of the difference as it is. It can be narrower than the bar of the same level, whose interval is that of the level’s rate.',
      'What each level adds is its share of every deal’s way in log odds. No order of the levels matters, and the parts add up exactly.',
      `Fewer than ${figures.fewestAlike} closed deals with all picked levels: the figure is put together rather than seen, and says so.`,
      'A level that never won or never lost, that no deal of the scene has, or that can’t be told apart from another field is not offered, with the reason; nor are (blank) and (other), which nobody chooses.',
      'Where a field to decide about follows from a finer one that is not (a team from its reps), the model is fitted without the finer one.',
      'The trial is sized for the difference once what chance adds to it is taken off.',
    ],
    assumptions: [
      'As for the drivers: effects add up on the log odds.',
      'Whatever else decides is spread alike over the levels, once the other fields are equal. A file can’t show that; a trial can.',
    ],
    breaksWhen: [
      'Deals were given a level because they were good ones: the best leads get the demo. The level then takes the credit.',
      'Many levels are tried until a large figure comes up. It is the one that chance helped most.',
    ],
    source:
      'Robins 1986 (g-computation); Williams 2012; Aumann & Shapley 1974; Sundararajan et al. 2017.',
    inR: 'predict(glm(…), transform(deals, source = "Referral"), type = "response")',
    where: ['src/stats/scenario.ts', 'src/stats/tellable.ts', 'src/analysis/slices/whatIfSlice.ts'],
  },
];
