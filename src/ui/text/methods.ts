/** How each part is computed, for somebody who will check it. */
export const methods = [
  {
    name: 'One rate',
    text: 'Wilson score interval, 95%.',
  },
  {
    name: 'Verdict',
    text: 'Newcombe’s hybrid score interval of the difference, widened to the cluster-robust variance by account or rep where that is larger. Declined or improved when the interval leaves zero out and the change is at least 1 point. p by the pooled score test, Fisher’s exact test where few deals are expected.',
  },
  {
    name: 'Smallest change',
    text: 'What 80% power at two-sided 5% would have shown with these many deals.',
  },
  {
    name: 'Usual movement',
    text: 'Pearson dispersion over the earlier unmasked quarters; the change is compared with it by an F test.',
  },
  {
    name: 'Masked periods',
    text: 'Time to close by Kaplan–Meier over closed and open deals gives the share of a period’s outcomes that the export can hold. Under 0.9, or where the missing part would move the rate, the period is masked.',
  },
  {
    name: 'What moved it',
    text: 'Symmetric Kitagawa decomposition into mix and rate parts that add up to the change exactly; intervals by a seeded bootstrap of deals.',
  },
  {
    name: 'Drivers',
    text: 'Logistic regression on grouped counts, adjusted for the closed quarter. Effects are average marginal effects against the deal-weighted average, in points. A field is judged by Rao’s score test with Benjamini–Hochberg q over all fields; a level also needs its own q under 0.10 and at least 1 point. With fewer than 5 wins or losses expected in a level, the test’s p comes from a parametric bootstrap. When a level has no wins or no losses, effects come from Firth’s penalised likelihood, corrected so that predicted wins sum to the actual.',
  },
  {
    name: 'Left out',
    text: 'Columns known only after the outcome, by role, name, dates, unequal filling, or a cross-validated AUC above 0.85 by themselves.',
  },
  {
    name: 'Segments',
    text: 'Beta-binomial shrinkage by maximum likelihood; q by Benjamini–Hochberg over all levels of all fields that were looked at.',
  },
];
