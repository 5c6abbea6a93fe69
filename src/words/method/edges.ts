import { pointsSize, sharePercent } from '../numbers.ts';
import { figures } from './figures.ts';
import type { Method } from './method.ts';

/** What an export can and can't show: its edges, and columns that know the outcome. */
export const edges: readonly Method[] = [
  {
    id: 'edge-mask',
    family: 'edges',
    title: 'Masked periods: the edges of the export',
    answers:
      'An export starts somewhere and stops somewhere. After the last deals were created, only slow ones are left to close, so “the cycle got longer” and “we lose more” appear by themselves. For each period this asks how much of what closed in it the file can hold at all. Too little, and the period is hatched, named, and not compared.',
    formula: [
      'F(t) = 1 − ∏_{s ≤ t} (1 − {closed_s}/{waiting_s})',
      'share = "mean over the days t of the period of"  F(t − c_0) − F(t − c_1)',
      'bias = {p·s_W}/{p·s_W + (1 − p)·s_L} − p',
    ],
    symbols:
      'F(t): share of deals closed within t days of creation (Kaplan–Meier, open deals counted as still waiting). c₀ and c₁: the day of the first creation and the day after the last one. s_W, s_L: the same share from the cycles of won and of lost deals (Aalen–Johansen, so that an open deal may still become either). p: the win rate once the open deals are decided, by the same curves.',
    rules: [
      `Masked when under ${sharePercent(figures.leastShare)} of a period’s outcomes can be in the file, or when the period is not over.`,
      `Masked, too, when won and lost deals take so different times that the rate would be off by more than ${pointsSize(figures.largestBias)}, or by more than a quarter of the smallest change that would have shown.`,
      'First and last creation are those of the weeks with at least 20% of a median week’s deals, so that one stray date does not count.',
      `If the first close comes later than 2% of deals usually take, and would come so late by chance with a probability below ${sharePercent(figures.cutP)}, the file was cut by closed date: then early periods are masked until 90% of what was created with the first close has closed.`,
      `An open deal older than ${100 * figures.usualCycles}% of closed deals’ cycles is taken as forgotten, not as late.`,
      'By created date the share of a period’s deals that are decided counts as well.',
    ],
    assumptions: [
      'Deals took about as long before and after the edges as in between.',
      'Open deals will take as long as closed ones of the same age did.',
    ],
    breaksWhen: [
      'The cycle really changed near an edge.',
      'Created dates are entered late, or changed by an import: then cycles are too short.',
    ],
    source: 'Kaplan & Meier 1958. Aalen & Johansen 1978.',
    inR: 'survival::survfit(Surv(days, closed) ~ 1)',
    where: [
      'src/domain/edgeMask.ts',
      'src/stats/kaplanMeier.ts',
      'src/stats/cyclesByOutcome.ts',
      'src/analysis/horizon.ts',
    ],
  },
  {
    id: 'leakage',
    family: 'edges',
    title: 'Columns left out because they know the outcome',
    answers:
      'A loss reason “explains” every loss, and a probability of 100% every win: both are written down after the fact. A model that sees them looks brilliant and says nothing about the next deal. Such columns are found before the model is made, listed with the reason, and can be put back by somebody who knows better.',
    formula: ['AUC = P("score of a won deal" > "score of a lost deal") + {1}/{2}·P("equal")'],
    symbols:
      'The score of a deal is the win rate of its level among other deals, drawn towards the overall rate by the weight of one deal.',
    rules: [
      'In this order: by role and name (closed date, stage, loss reason, probability, forecast category, rating, actual revenue, days to close); by how it is filled; by what it knows.',
      `Filled for won and for lost deals at rates more than ${pointsSize(figures.suspiciousGap)} apart: the outcome decided whether it was filled.`,
      `By itself it sorts won from lost with a cross-validated AUC above ${figures.suspiciousAuc}: real causes are hardly ever that good.`,
    ],
    assumptions: [
      'What is known before a deal is decided does not sort won from lost almost perfectly.',
    ],
    breaksWhen: [
      'A column is updated during the deal, such as the number of meetings: deals that live longer have more of them. Nothing in a table of final values shows that.',
      'A real cause is very strong, or blank for good reasons. Put it back then.',
    ],
    source: 'Hanley & McNeil 1982 for the AUC; Kaufman et al. 2012 on leakage.',
    inR: 'wilcox.test(score[won], score[lost])$statistic / (wins * losses)',
    where: ['src/analysis/exclusions.ts', 'src/stats/singleFieldAuc.ts'],
  },
];
