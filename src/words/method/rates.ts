import { pointsSize, sharePercent } from '../numbers.ts';
import { figures } from './figures.ts';
import type { Method } from './method.ts';

/** One rate, two rates, and how sure the difference is. */
export const rates: readonly Method[] = [
  {
    id: 'win-rate',
    family: 'rates',
    title: 'Interval of a win rate',
    answers:
      'How far may the win rate of these deals be from the rate that stands behind them? 45 wins of 100 can come from a business that wins 36% and from one that wins 55%; the interval says so. The fewer deals, the wider it is.',
    formula: ['low, high = {won + {z^2}/{2} ∓ z·√{{won·lost}/{n} + {z^2}/{4}}}/{n + z^2}'],
    symbols: 'won and lost: deals of each outcome. n = won + lost. z = 1.96 for 95%.',
    rules: [
      'Open deals are in neither number.',
      'With no wins the low end is exactly 0, with no losses the high end exactly 1. The textbook interval, rate ± 1.96 standard errors, would leave 0–100% there and be too short.',
    ],
    assumptions: [
      'Deals end independently of each other, each with the same chance.',
      'The deals in the file are all of their kind, or a fair sample of them.',
    ],
    breaksWhen: [
      'Lost deals are deleted, or never entered. No formula can see deals that are not in the file.',
      'Deals of one account end alike. The change between two periods is widened for that; the interval of a single rate is not.',
      'It is read for the best or worst of many levels. The extreme one of many is partly luck: read the shrunk rate there.',
    ],
    source: 'Wilson 1927; Brown, Cai & DasGupta 2001.',
    inR: 'prop.test(won, n, correct = FALSE)$conf.int',
    where: ['src/stats/wilson.ts'],
  },
  {
    id: 'change',
    family: 'rates',
    title: 'Interval of a change',
    answers:
      'By how many points did the win rate move, at least and at most? If the interval leaves zero out, a move of some size is there; how near to zero it reaches tells how small the move may be. This interval, not p, decides the verdict.',
    formula: [
      'd = p_B − p_A',
      'low = d − √{(p_B − l_B)^2 + (u_A − p_A)^2}',
      'high = d + √{(u_B − p_B)^2 + (p_A − l_A)^2}',
    ],
    symbols:
      'A the earlier and B the later period; p their win rates; l and u the low and high ends of each rate’s own interval.',
    rules: [
      `Declined or improved: the interval leaves zero out and the change is at least ${pointsSize(figures.materiality)}. A smaller change can be real and still not worth a meeting.`,
      `Otherwise: too few deals, where even a change of ${pointsSize(figures.tooCoarse)} could have gone unseen; no evidence, where it could not.`,
      'Where deals of one account or rep end alike, both numbers of deals are first divided by the design effect.',
      'By default the last two complete quarters that are not masked are compared. Periods, clock or measure that you pick yourself are marked, with the number you tried; a masked period can be picked only on purpose, and its warning stays beside the verdict.',
    ],
    assumptions: [
      'The two periods hold different deals.',
      'Deals are independent, or depend on each other as far as the design effect knows.',
    ],
    breaksWhen: [
      'A period is not complete: its slow deals are missing. Such periods are masked.',
      'Many pairs of periods are tried until one looks bad. Each try counts, and is counted.',
      'Reps closed their dead deals all on one day. Such days are looked for, and the change is shown without them.',
    ],
    source: 'Newcombe 1998, Statistics in Medicine 17:873, method 10.',
    inR: "DescTools::BinomDiffCI(wonB, nB, wonA, nA, method = 'score')",
    where: ['src/stats/newcombe.ts', 'src/analysis/verdict.ts'],
  },
  {
    id: 'by-value',
    family: 'rates',
    title: 'Win rate by value',
    answers:
      'Of all the money that was closed, how much was won? And did that share move? One large deal can carry it, so its interval is wider than that of a rate by count.',
    formula: [
      'r = {∑ a·y}/{∑ a}',
      'v = max ({∑ a^2·(y − r)^2}/{(∑ a)^2}, {r·(1 − r)}/{n_0}),  n_0 = {(∑ a)^2}/{∑ a^2}',
      'z = {r_B − r_A}/{√{v_A + v_B}}',
    ],
    symbols:
      'a: the amount of a deal above 0. y: 1 if it was won, else 0. v: the variance of r. n_0: how many deals of one size are as unequal as these. A the earlier and B the later period.',
    rules: [
      'Deals are what was drawn, each with its amount: the variance is that of a ratio of two sums. Deals without an amount above 0 are left out.',
      'A deal that is most of the money pulls the rate to its own end, and would look sure of it: deals never count for more than by how unequal they are.',
      `A single deal that is ${sharePercent(figures.largeShare)} or more of what closed in a period is told beside the verdict.`,
      'The interval is that of a rate by count with as many deals of one size as would have this variance; the change is joined from both sides’ as by count.',
      'Where deals of one account or rep end alike, the variance of the change is that of their sums, if it is the larger.',
      'A change is told only where at least 5 deals of one size were to be expected won, and lost, on either side.',
      'Drivers, alerts and the mix that drifted count deals, whatever is compared.',
    ],
    assumptions: [
      'Deals are independent, or depend on each other as far as the design effect knows.',
    ],
    breaksWhen: [
      'Lost deals have no amounts: every rate would be close to 100%, so all of them are withheld.',
      'A few deals make up most of the money. The interval is wide then, or no change is told at all.',
      'Amounts are set to 0, or raised, when a deal ends.',
    ],
    source: 'Cochran 1977, Sampling Techniques, 6.3; Kish 1965.',
    inR: 'survey::svyratio(~won, ~amount, design), its variance × (n − 1)/n',
    where: ['src/stats/ratioRate.ts', 'src/stats/ratioDifference.ts', 'src/analysis/moved.ts'],
  },
  {
    id: 'test',
    family: 'rates',
    title: 'Test of a change',
    answers:
      'If nothing had changed, how often would a gap this large appear by chance alone? That is p. It is told as a frequency, “1 of 63 such comparisons”, because it is not the chance that the change is luck.',
    formula: [
      'z = {p_B − p_A}/{√{p·(1 − p)·({1}/{n_A} + {1}/{n_B})·D}}',
      'P_{Fisher} = ∑ P(k)  "over all splits k that are no more likely than the one seen"',
    ],
    symbols:
      'p without a letter: the win rate of both periods together. n: closed deals. D: the design effect, 1 when deals are independent.',
    rules: [
      'p is two-sided, from the normal distribution of z.',
      'With fewer than 5 wins or losses to expect in a period, Fisher’s exact test is used instead. It knows no design effect, so where there is one the larger of the two p values is given.',
    ],
    assumptions: ['As for the interval of a change.', 'Both periods would have the same rate.'],
    breaksWhen: [
      'It is read as the size or the worth of a change. With a million deals a tenth of a point has a tiny p.',
      'It is the smallest p of many. Then its q, or the family-wise p, is the one to read.',
    ],
    source: 'Pearson’s χ² without continuity correction; Fisher 1935.',
    inR: 'prop.test(c(wonB, wonA), c(nB, nA), correct = FALSE); fisher.test',
    where: ['src/stats/differenceTest.ts', 'src/stats/fisherExact.ts'],
  },
  {
    id: 'smallest-change',
    family: 'rates',
    title: 'Smallest change that would have shown',
    answers:
      'How large must a change be before numbers of deals like these show it four times out of five? “No evidence” means little when only a fall of 12 points could have been seen, and much when a fall of 2 points could.',
    formula: ['s = (z_{0.975} + z_{0.80})·√{p·(1 − p)·({1}/{n_A} + {1}/{n_B})·D}'],
    symbols:
      'z: quantiles of the normal distribution, 1.96 and 0.84. p: the win rate of both periods together. n: closed deals. D: the design effect.',
    rules: [
      '80% power at two-sided 5%.',
      `Above ${pointsSize(figures.tooCoarse)}, a change that is not seen is called “too few deals”, not “no evidence”.`,
    ],
    assumptions: ['As for the test of a change; both periods have about the same spread.'],
    breaksWhen: [
      'It is taken for a limit: a smaller change can show by luck, and a larger one stay unseen one time in five.',
    ],
    source: 'The usual normal approximation of power, with a common variance.',
    inR: 'power.prop.test(n, p1, p2, power = 0.8), whose normal approximation this is',
    where: ['src/stats/smallestDetectable.ts'],
  },
  {
    id: 'dependent-deals',
    family: 'rates',
    title: 'Deals that are not independent',
    answers:
      'Four deals with one customer are not four separate looks at the market: they tend to be won or lost together, and so do the deals of one rep. Counted as independent they make changes look surer than they are. The design effect says how many times larger the variance really is.',
    formula: [
      'D = max(1, {V_{clusters}}/{V_{binomial}})',
      'V_{clusters} = {c}/{c − 1}·∑_k r_k^2',
      'r_k = {w_{B,k} − n_{B,k}·p_B}/{n_B} − {w_{A,k} − n_{A,k}·p_A}/{n_A}',
      'V_{binomial} = {p_A·(1 − p_A)}/{n_A} + {p_B·(1 − p_B)}/{n_B}',
    ],
    symbols:
      'k runs over the c accounts (or reps) with a deal in either period; w and n are wins and deals; r is what one of them adds to the change.',
    rules: [
      'By account and by rep, where the file names them; the larger of the two counts.',
      'The interval, the test and the smallest change that would have shown all use it.',
      'Deals without an account or rep stand for themselves. The design effect is never under 1.',
      'Tests of drivers and segments allow for accounts in their own way; see “Accounts behind drivers and segments”.',
    ],
    assumptions: ['Different accounts (or reps) are independent of each other.'],
    breaksWhen: [
      'There are fewer than about 20 accounts or reps: the spread between so few is itself a guess, usually too small.',
      'Something moves all deals together, such as a price rise in one quarter. No account column can show that; the usual movement between quarters can.',
    ],
    source: 'Liang & Zeger 1986.',
    inR: "sandwich::vcovCL(lm(won ~ period), account, type = 'HC0', cadjust = TRUE)",
    where: ['src/stats/clusterVariance.ts', 'src/analysis/clustering.ts'],
  },
  {
    id: 'usual-movement',
    family: 'rates',
    title: 'Is it unusual here?',
    answers:
      'A change can be real and still be what this business does every quarter. The earlier quarters show how much the win rate usually moves; the change is held against that, not against chance alone.',
    formula: [
      'φ = {1}/{k − 1}·∑_i {(w_i − n_i·p)^2}/{n_i·p·(1 − p)}',
      'F = {z^2}/{φ}  "against F with 1 and k − 1 degrees of freedom"',
    ],
    symbols:
      'i runs over the k earlier quarters; w and n are their wins and deals, p the win rate of them all. z: the change over its binomial standard error. φ is 1 when quarters differ by chance only, 4 when they differ by twice that.',
    rules: [
      `It takes at least ${figures.fewestEarlier} earlier quarters that are complete and not masked.`,
      'It stands beside the verdict and does not change it: at p under 0.05 the change is called beyond the usual movement.',
    ],
    assumptions: ['The earlier quarters are a fair picture of how this business moves.'],
    breaksWhen: [
      'There are few earlier quarters: with 4 of them only a change far beyond the usual is noticed.',
      'The earlier quarters held a crisis or a change of price list. They make everything after look usual.',
    ],
    source: 'McCullagh & Nelder 1989, section 4.5.',
    inR: "sum(residuals(glm(cbind(w, n - w) ~ 1, binomial), 'pearson')^2) / (k - 1)",
    where: ['src/stats/dispersion.ts', 'src/analysis/verdict.ts'],
  },
];
