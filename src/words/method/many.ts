import { figures } from './figures.ts';
import type { Method } from './method.ts';

/** What becomes of a test, and of a rate, when it is one of many. */
export const many: readonly Method[] = [
  {
    id: 'many-tests',
    family: 'many',
    title: 'Many tests at once: q',
    answers:
      'Look at 200 levels where nothing is going on, and 10 of them have a p under 5%. q allows for how many were looked at: of everything told at q under 0.10, at most about one in ten is expected to be false.',
    formula: ['q_{(i)} = min_{j ≥ i} {m·p_{(j)}}/{j}'],
    symbols: 'p₍₁₎ ≤ … ≤ p₍ₘ₎: the p values of all m tests of one family, sorted.',
    rules: [
      'The family is everything that was tested, not what is shown. A test that was not possible is not counted.',
      'Families: the fields of the driver model; all levels of all its fields; all levels of the Segments page; their changes.',
      `A driver needs q under ${figures.driverQ.toFixed(2)}.`,
    ],
    assumptions: [
      'The p values are right, and the tests are independent or positively related, as those of overlapping segments mostly are.',
    ],
    breaksWhen: [
      'It is read for a single finding. Of ten findings at q = 0.10 one may be false; q does not say which.',
      'You filter again and again and look each time: each filter is a family of its own.',
    ],
    source: 'Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001.',
    inR: "p.adjust(p, 'BH')",
    where: ['src/stats/benjaminiHochberg.ts'],
  },
  {
    id: 'shrinkage',
    family: 'many',
    title: 'Shrunk rates',
    answers:
      'The best win rate of a list is usually that of a level with three deals. A shrunk rate is drawn towards the average of its field by as much as its few deals can’t support, so that 2 wins of 2 do not lead 60 of 80. Lists are ranked by it.',
    formula: ['shrunk = {won + m·k}/{n + k}'],
    symbols:
      'won and n: wins and closed deals of the level. m: mean of the levels’ true rates. k: how many deals that mean weighs; both fitted to all levels of the field by maximum likelihood.',
    rules: [
      'Levels’ true rates are taken to follow a beta distribution, so counts follow a beta-binomial one.',
      'When levels differ by no more than chance, k is infinite and all get the mean: there is nothing to rank.',
      'The raw rate and its interval stand beside it, always.',
    ],
    assumptions: [
      'Before looking, no level of a field is known to be special.',
      'One hump describes the true rates of the levels.',
    ],
    breaksWhen: [
      'A field mixes two sorts of levels, such as channels that win 5% and channels that win 60%: small levels of both are then drawn to a middle that fits neither.',
      'There are two or three levels: their spread can hardly be estimated.',
    ],
    source: 'Robinson 1991; Efron & Morris 1975.',
    inR: 'VGAM::vglm(cbind(won, lost) ~ 1, betabinomialff)',
    where: ['src/stats/betaBinomial.ts'],
  },
];
