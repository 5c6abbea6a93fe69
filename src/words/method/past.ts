import type { Method } from './method.ts';

/** The file as it stood earlier, and what was said of it then. */
export const past: readonly Method[] = [
  {
    id: 'as-of',
    family: 'edges',
    title: 'The file as it stood on an earlier day',
    answers:
      'What would this analysis have shown at the end of an earlier quarter? The file of that day is made from created and closed dates, and everything is computed from it anew, as if it had been dropped then. Nothing that happened later counts.',
    formula: [
      '"in the file" = created ≤ D',
      '"closed" = closed ≤ D',
      '"open" = created ≤ D  "and"  closed > D',
    ],
    symbols: 'D: the day that is chosen, the last one that is known.',
    rules: [
      'Deals created after D are left out. Deals that closed after D are open, and how they ended is not known.',
      'Fields, their bands and their levels are found from the deals of that file alone.',
      'Blank for every open deal: the stage, dates other than the created one, columns whose name says they are written at the end (such as a loss reason), and columns filled much more often for one outcome than for another.',
      'Were they kept for deals that are open still, they would tell which of the others have closed since.',
      'Where stages came with a history, only its changes up to D count.',
      'A closed deal without a closed date is left out, as it can’t be told whether it was still open. So is an open deal without a created date.',
    ],
    assumptions: [
      'Amounts, owners and other columns were on that day what they are now. One file can’t tell what was changed since.',
      'Created and closed dates were entered as things happened, and not changed afterwards.',
    ],
    breaksWhen: [
      'The file holds closed deals only: what was open then and has not closed since is missing, so its pipeline looks smaller than it was.',
      'Deals were deleted, or reopened: the file does not know.',
      'Without created dates only deals closed by D are known.',
    ],
    source: 'Tashman 2000: a method is judged by what was known at each origin.',
    inR: 'subset(deals, created <= D) |> transform(outcome = ifelse(!is.na(closed) & closed <= D, outcome, "open"))',
    where: [
      'src/sql/asOf.ts',
      'workers/ingest/asOf/standAsOf.ts',
      'workers/ingest/asOf/hindsight.ts',
    ],
  },
  {
    id: 'track-record',
    family: 'edges',
    title: 'Track record: did past verdicts hold?',
    answers:
      'At the end of each past quarter the app would have said something. Did the quarter after bear it out? The deals of a quarter that is over stay as they are, so asking them again would always agree; only deals that closed later can contradict a verdict.',
    formula: [
      'said = p_2 − p_1',
      '"held, of a change:"  p_3 − p_1  "is shown, on the same side"',
      '"held, of none:"  "no change that had begun by then shows in"  p_3',
    ],
    symbols:
      'p₁ and p₂: the win rates of the quarters compared on the day; p₃: that of the quarter after, once it is complete. “Shown”: by the same test, interval and smallest change worth telling as the verdict itself.',
    rules: [
      'The last 8 quarter ends. For each, which quarters were complete and not masked follows from the deals created and closed by then.',
      'A fall or rise held when p₃ is shown to differ from p₁ on the same side. It did not last when that is not shown and p₃ is shown to have moved back from p₂. Else it is not settled.',
      '“No change shown” missed one when p₃ is shown to differ from p₁, is not shown to differ from p₂, lies nearer to p₂ than p₁ does, and on the same side: then it had begun. A change that began only in the quarter after is no miss.',
      'Verdicts that are not settled, or have no complete quarter after them, are told and not counted.',
      'The filters that are set hold for the record, too. It is by count and closed date, as the app compares by itself.',
      'Drivers are fitted anew at the last 4 quarter ends that can be checked, with today’s fields and bands; at fewer where there are more than 25,000 combinations of levels, and nowhere above 100,000. A level still holds when today’s model has it on the same side and within the interval told then. Today’s deals hold those of then, so this is easier than a test on new deals alone.',
    ],
    assumptions: [
      'What one quarter shows of the next is what a reader of the verdict would have wanted to know.',
      'Deals end alike as much as they did in the quarters compared then and at the end of the quarter after, whichever was more.',
    ],
    breaksWhen: [
      'A season moves the rate every year: a true fall “does not last” then.',
      'Quarters are small: most verdicts are not settled either way.',
    ],
    source:
      'Tashman 2000 (rolling origins). The rule is an approximation of what a reader asks, checked on files with and without a planted change.',
    inR: null,
    where: [
      'src/analysis/asOf/trackRecordPart.ts',
      'src/analysis/asOf/heldVerdict.ts',
      'src/analysis/asOf/driversThen.ts',
    ],
  },
];
