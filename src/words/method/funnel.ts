import { pointsSize, sharePercent } from '../numbers.ts';
import { figures } from './figures.ts';
import type { Method } from './method.ts';

/** The way of deals through their stages. */
export const funnel: readonly Method[] = [
  {
    id: 'funnel',
    family: 'time',
    title: 'The funnel and its bottleneck',
    answers:
      'How many deals get as far as each stage, and which share of them gets further? Where deals got stuck more often than before, and what did that cost? A funnel always has a narrowest stage; a bottleneck is named only where a stage let fewer deals through than it used to.',
    formula: [
      'conversion_k = {advanced_k}/{advanced_k + lost_k}',
      'entered_k = advanced_k + lost_k + open_k',
      '"half have left by" : min {t : F_{adv}(t) + F_{lost}(t) ≥ 1/2}',
      'wins = decided_k·(conversion_{before} − conversion_{after})·P("won" | "got further")',
    ],
    symbols:
      'k: stages in order. advanced: deals that stood in a later stage or were won; lost: deals lost with k as the furthest stage they reached; open: neither yet. F: share of deals by days since they entered k, open ones counted in for as long as they were watched. decided: stays that ended in the later period.',
    rules: [
      'The order is found in the history: a stage comes before another where most deals that stood in both entered it first.',
      `No funnel where this order holds for fewer than ${sharePercent(figures.leastAgreement)} of the pairs of stages that a deal stood in.`,
      'A deal has entered a stage when it is the furthest it has got, so each lost deal is lost in one stage. Moves back are told and count as part of the stay. Who skips a stage has got beyond the one before it.',
      'Changes of one day are taken in the order of the stages, as most exports keep the day only.',
      'Conversion has a Wilson interval. Deals still in a stage count neither way.',
      'Stages that only say how a deal ended are no stages: by their names, the outcome column, or because deals get there on the day they close.',
      `A bottleneck: stays that ended in the compared periods, score test widened for deals of one account or rep, a fall of at least ${pointsSize(figures.leastFall)}, at least ${figures.fewestDecided} decided deals on either side.`,
      `Where three or more earlier quarters are there, the fall is also held against the usual movement of all stages together (z²/φ against F), and the larger p counts; against the stage’s own it must reach p under ${figures.usualP}.`,
      `It is named at q under ${figures.bottleneckQ} over all stages; of several the one that costs most wins.`,
      'Its cost is drawn in by what the largest of several falls owes to chance; the interval is not.',
      `Without a history, present stages make a funnel only where stage and outcome disagree for at most ${sharePercent(figures.mostContradicting)} of the deals; what is then taken for granted stands beside it.`,
    ],
    assumptions: [
      'Stages are changed in the system when they change in truth.',
      'Deals that had got further in the later period would be won as often as others that did.',
    ],
    breaksWhen: [
      'Stages were renamed or redefined within the file.',
      'Deals are moved through stages all at once when they close.',
      'Lost deals leave a stage sooner than others, and deals have only just begun: then early conversions read too low.',
    ],
    source:
      'Wilson 1927; Newcombe 1998; Aalen & Johansen 1978; Copeland 1951; Benjamini & Hochberg 1995.',
    inR: "prop.test(advanced, advanced + lost, correct = FALSE); survival::survfit(Surv(days, factor(way)) ~ 1); p.adjust(p, 'BH')",
    where: [
      'src/sql/funnelHistory.ts',
      'src/sql/funnelStays.ts',
      'src/analysis/funnel/stageOrder.ts',
      'src/analysis/funnel/stayDays.ts',
      'src/analysis/funnel/bottleneck.ts',
      'src/analysis/funnel/presentStages.ts',
    ],
  },
  {
    id: 'activity',
    family: 'time',
    title: 'Counts of visits, calls and mails',
    answers:
      'Are deals with more visits or calls won more often? The table says how often deals of each count were won. It does not say that more calls win deals: a deal that lives longer, or gets further, has had more time for them.',
    formula: [
      'win rate_b = {won_b}/{won_b + lost_b}',
      'r = cor("count", "days from created to closed")',
    ],
    symbols: 'b: a band of the count. r: Pearson correlation over closed deals with both dates.',
    rules: [
      'Columns are found by their names, in English, Indonesian, Spanish, German and French.',
      'Bands are those of the field, the interval is Wilson’s.',
      'Nothing is tested here: whether a band differs is for the drivers, where the same warning holds.',
    ],
    assumptions: ['Every visit and call of won and lost deals was written down alike.'],
    breaksWhen: [
      'The count goes on after the deal is decided.',
      'Reps log calls for deals they already expect to win.',
    ],
    source: 'Wilson 1927; Suissa 2008 (time that only survivors have).',
    inR: 'prop.test(won, won + lost, correct = FALSE); cor(count, days)',
    where: ['src/analysis/funnel/activity.ts', 'src/domain/activityNames.ts'],
  },
];
