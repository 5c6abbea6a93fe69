import { count } from '../numbers.ts';
import { figures } from './figures.ts';
import type { Method } from './method.ts';

export const bridge: readonly Method[] = [
  {
    id: 'bridge',
    family: 'bridge',
    title: 'The bridge: mix and rate',
    answers:
      'A win rate can fall because the same kinds of deals are won less often (rate), or because there are more of the kinds that were always hard to win (mix). The bridge splits the change exactly into both, level by level. The parts add up to the change, to the last digit.',
    formula: ['rate_i = w̄_i·Δr_i', 'mix_i = Δw_i·(r̄_i − R̄)', '∑_i (rate_i + mix_i) = R_B − R_A'],
    symbols:
      'w: a level’s share of the deals. r: its win rate. R: the overall win rate. Δ: later less earlier. A bar: the mean of the two periods.',
    rules: [
      'A level that is missing in one period borrows its rate from the other: all of it is mix.',
      'By value, w is a level’s share of the closed amount and r its won amount ÷ closed amount. The intervals are then of the linearised figures with deals as what was drawn, a level’s own rate no surer than deals so unequal allow; p is Cochran’s Q alone.',
      `95% intervals from ${count(figures.bridgeDraws)} redraws of the deals of each period, seeded. They cost no more for a million deals than for a thousand.`,
      'Alarm (Simpson’s paradox): the rate parts together have the other sign than the change, and their interval leaves zero out. Then every kind of deal got better while the total got worse, or the other way round.',
      'The field whose levels moved least alike comes first: p from Cochran’s Q of the levels’ changes and a χ² test of their shares, the smaller of the two doubled.',
    ],
    assumptions: ['Deals are independent: the intervals of the parts know no accounts or reps.'],
    breaksWhen: [
      'It is read as a cause. The split is arithmetic: it says where the change is, not why.',
      'The largest part is picked afterwards. The largest of many is partly luck; it is only told where the part survives the search over all segments.',
      'A field has very many small levels: then the split between mix and rate is mostly noise, and the intervals show it.',
    ],
    source:
      'Kitagawa 1955; Das Gupta 1993; Efron & Tibshirani 1993, chapter 13; Cochran 1954; of ratios Cochran 1977, 6.3.',
    inR: null,
    where: [
      'src/stats/kitagawa.ts',
      'src/stats/kitagawaBootstrap.ts',
      'src/stats/heterogeneity.ts',
      'src/stats/ratioBridge.ts',
      'src/stats/ratioHeterogeneity.ts',
    ],
  },
];
