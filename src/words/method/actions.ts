import type { Method } from './method.ts';

/** What follows from findings, and what would prove it. */
export const actions: readonly Method[] = [
  {
    id: 'actions',
    family: 'segments',
    title: 'Actions, their worth and their proof',
    answers:
      'What to do about what was told, for whom and by when; what it may be worth in a quarter; and how many deals and weeks a fair trial would take to show that it works. Each follows from a written rule, and from nothing that was not told.',
    formula: [
      'worth = |d|·k·N·ā·{own}/{all}',
      'k = 1 − {1}/{z^{2}}',
      'n = ({z_{0.975}·√{s·(1 − s/2)} + z_{0.80}·√{p·(1 − p) + r·(1 − r)}}/{r − p})^{2}',
      'weeks = {2·n}/{"deals a week"} + {"days until nine in ten are decided"}/{7}',
    ],
    symbols:
      'd: the difference of rates. k: the share left of it once it is shrunk; segments found by the search are shrunk as told there. N: closed deals of the segment in a quarter. ā: mean amount of a won deal. own, all: deals of the action that no action above it has, and all of its deals. n: deals in each half of a trial. p: the rate now, r: the rate with the shrunk effect made good, s = p + r.',
    rules: [
      'At most five, by money times certainty, then by urgency. Certainty is 1 less the p or q of the finding.',
      'A deal counts once: under the action that is worth most. The others keep the share of their money that their remaining deals have.',
      'Rules about segments need a told drop, combination, driver or rise; a shift of the mix a told drift and a fall that goes with it; the end of a quarter a told season.',
      'What is counted and not tested (stalled, skewed, concentrated, blank columns) has no money and no trial.',
      'Reps are asked, never priced. Blank and pooled levels are no segment to act on.',
      'A trial gives every second deal the new way: 80% power at two-sided 5%, for the shrunk effect.',
      'Where nothing moved the action is to change nothing on its strength, with the date of the next look: when two periods have deals enough for the next finer change.',
    ],
    assumptions: [
      'The association is causal: that is what the trial is for.',
      'Deals keep coming at the pace of the later period, and take as long as they did.',
      'The effect is spread evenly over the deals of a segment.',
    ],
    breaksWhen: [
      'Both halves of a trial are worked by the same people, who carry the new way over.',
      'Deals of one account stand in both halves.',
    ],
    source:
      'The usual normal approximation of power, with each variance by itself; James & Stein 1961 (shrinkage).',
    inR: 'power.prop.test(p1 = p, p2 = r, power = 0.8)$n',
    where: [
      'src/analysis/recommend/rules.ts',
      'src/analysis/recommend/claims.ts',
      'src/stats/dealsPerArm.ts',
    ],
  },
];
