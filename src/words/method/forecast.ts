import { count, sharePercent } from '../numbers.ts';
import { figures } from './figures.ts';
import type { Method } from './method.ts';

/** What is said of quarters that are not over. */
export const forecast: readonly Method[] = [
  {
    id: 'forecast',
    family: 'time',
    title: 'The forecast of a quarter',
    answers:
      'What will be won by the end of this quarter and of the next, and how sure is that? It is what is won so far, what the open deals should bring in the days that are left, and what deals that nobody has created yet should. How wide the range is comes from the file’s own past: the same forecast is made again as of the same week of every earlier quarter, from what was known then, and held against what came.',
    formula: [
      '"end" = "won so far" + ∑_i A_i·w_i + "deals still to come"',
      'P_i = ∑_{t} S_i(t)·h_W(a_i + t)·g_W·m_W(t)',
      'ln ({actual_q}/{expected_q}) ~ N(b, σ^2 + v_q)',
      'loss_p = p·(y − q_p)^+ + (1 − p)·(q_p − y)^+',
    ],
    symbols:
      'i: open deals, A their amount, w 1 if won. h: chance per week of being won (W), by age a in weeks; S: share still open; g: by how much deals of that size and field differ, m: the month of the quarter. b: a lasting bias, σ: what all deals of a quarter share, v: what single deals and few of them vary by. y: what came, q_p: the quantile told.',
    rules: [
      `${count(figures.forecastDraws)} draws, always the same for the same file: of the shock that all deals of a quarter share and of how large such shocks are, of the chances because they are estimated, of the deals, and of deals still to come. Eight draws in ten lie in the range.`,
      'How large shocks are is itself drawn from what few quarters allow, so few quarters make wide ranges. A standard deviation put in as if it were known would hold 66% of the quarters instead of 80%.',
      'Chances per week are those of deals at risk in that week of age, won and lost competing; what was a year ago counts half. Deals are told apart by their age, by three sizes of amount, and by the driver that matters most among fields of at most eight levels; each group is drawn towards all by what its few deals can’t support.',
      `A replay knows deals created by then, and of those what had closed by then; the others were open. It takes ${count(figures.forecastWeeks)} weeks of deals and ${count(figures.forecastWins)} wins to make one. Its range rests on the misses of still earlier replays alone. At least ${count(figures.forecastReplays)} replays, or there is no forecast.`,
      'Beside it, with the error each of them has had: open value times the share that is won, and the same quarter of the year before. The one with the least loss over at least four replays is used, and it is said which.',
      'A deal decides the quarter by so much as the chance to reach the sum differs when it is won from when it is not: in every draw it is taken out, and put back as won.',
    ],
    assumptions: [
      'Deals close at the pace of the last year or so, and as many are created as of late.',
      'A deal is worth the amount it has in the file; one without is worth what deals of its group are.',
      'The next quarter differs from what was expected as earlier ones did.',
    ],
    breaksWhen: [
      'Amounts are changed when a deal closes: replays know the amount in the file, not the one of that day.',
      'The business has just changed: fewer deals come, or deals take longer than ever before.',
      `Lost deals have no amount: then wins are forecast and not money, as ${sharePercent(1)} of what has an amount would have been won.`,
    ],
    source:
      'Prentice & Gloeckler 1978 (hazards); Gelman 2006 (spread of few groups); Wilson & Hilferty 1931; Koenker & Bassett 1978 (pinball loss).',
    inR: 'bayesmeta::bayesmeta(log(actual / expected), sqrt(v), mu.prior = c(0, 0.2), tau.prior = function(t) dhalfcauchy(t, 0.15))',
    where: [
      'src/analysis/forecast/pace.ts',
      'src/analysis/forecast/outlook.ts',
      'src/analysis/forecast/replays.ts',
      'src/analysis/forecast/draws.ts',
      'src/stats/quarterShock.ts',
      'src/sql/forecastWeeks.ts',
    ],
  },
];
