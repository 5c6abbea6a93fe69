import type { Method } from './method.ts';

/** What the tests of fields, levels and segments allow for where deals come by account. */
export const accountTests: readonly Method[] = [
  {
    id: 'account-tests',
    family: 'drivers',
    title: 'Accounts behind drivers and segments',
    answers:
      'Four deals with one customer tend to end alike. Where a field belongs to the customer, such as its region or industry, they all count for the same level, and levels differ more by chance than single deals would make them. The tests of fields, levels and segments are taken back by as much.',
    formula: [
      'ρ = {∑_{pairs} (won_i − p_i)·(won_j − p_j)}/{∑_{pairs} √{p_i·(1 − p_i)·p_j·(1 − p_j)}}',
      'm_{level} = {∑_{account} n_{account, level}^2}/{n_{level}}',
      'δ = max(1, 1 + ρ·{∑_{level} (m_{level} − 1) − (m − 1)}/{L − 1})',
      'χ^2 = {score}/{δ}',
      'z_{segment} = {z}/{√{1 + ρ·(m_{segment} − 1)}}',
    ],
    symbols:
      'pairs: two deals of one account. p: the chance of a deal by the driver model without the field. n: deals. m: how many deals of its own account a deal meets, on average, within its level; without an index, among all deals. L: levels. score: of the field, as for the drivers.',
    rules: [
      'Only where the file names accounts. Deals without one stand for themselves.',
      'A field whose level an account never changes has δ = 1 + ρ·(m − 1); one whose levels each account crosses has about 1. δ is never under 1, and only makes p larger.',
      'A level is held against all others with a δ of its own, by which its interval in points is widened as well. Odds ratios are not.',
      'A segment goes by its fields: m is the mean over the segments of the same fields, and for a change over the deals of each of the two periods.',
      'The χ² that is shown is the one before it is divided; the p beside it is after, and the drivers page says δ as “variance ×”.',
      'Of very many accounts some ten thousand are looked at, drawn by their names.',
    ],
    assumptions: [
      'Any two deals of an account are alike by the same ρ.',
      'Different accounts are independent of each other.',
    ],
    breaksWhen: [
      'There are few accounts, or one of them has most of the deals: ρ is then a guess.',
      'A level is hardly more than one account: then nothing is allowed for, and the level speaks of that account.',
      'Other fields that belong to the account matter: what they explain is taken out first, as far as the driver model knows it.',
    ],
    source: 'Rao & Scott 1981 and 1984 (first-order correction); Liang & Zeger 1986; Kish 1965.',
    inR: 'pchisq(score / delta, df, lower.tail = FALSE); survey::svychisq for the idea',
    where: [
      'src/stats/clusterDesignEffect.ts',
      'src/stats/intraclass.ts',
      'src/stats/segments/segmentClusters.ts',
      'src/analysis/accountEffects.ts',
    ],
  },
];
