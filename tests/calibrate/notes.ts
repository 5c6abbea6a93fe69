import type { Findings } from './findings.ts';
import type { CalibrationShape } from './shapes/shape.ts';

type Note = (runs: readonly Findings[]) => string;

function shareOf(runs: readonly Findings[], holds: (run: Findings) => boolean): string {
  const share = runs.filter(holds).length / Math.max(1, runs.length);
  return `${Math.round(100 * share)}%`;
}

const moved = ({ verdict }: Findings): boolean =>
  verdict?.kind === 'declined' || verdict?.kind === 'improved';

const isSeasonal = ({ calendar }: Findings): boolean =>
  calendar?.seasons.includes('month-of-year') === true;

/** How often a false verdict comes with the remark that it is within the usual movement. */
const usual: Note = (runs) => {
  const share = shareOf(runs.filter(moved), (run) => run.verdict?.usual === true);
  return `In ${share} of these verdicts the app adds: “It is within the usual movement from quarter to quarter of this business.”`;
};

const seasonal: Note = (runs) =>
  `${usual(runs)} In ${shareOf(runs.filter(moved), isSeasonal)} it names the season and says to compare like months.`;

const inconsistent: Note = (runs) =>
  `In ${shareOf(runs, ({ reps }) => (reps.inconsistent ?? 0) > 0)} of the files the app also calls a rep inconsistent: results that swing more from quarter to quarter than chance and the calendar explain.`;

const widened: Note = () =>
  'Verdict, drift, drivers and segments allow for accounts as far as the deals tell how alike they are, and say so.';

const bold: Note = () =>
  'Beside the model the app says what such a slope means: “Its probabilities are somewhat too bold.”';

const detectable: Note = () =>
  'Where the app tells no change it says which would have shown: “Only a change of … or more would have been likely to show.”';

const masked: Note = () =>
  'The app compares nothing, and says of every quarter: “Won and lost deals take different times to close, and what is still missing would move its rate by about 0.6 points.”';

/** What the app says to the user where it can’t keep a promise: by promise and shape, or by promise alone. */
const NOTES: Readonly<Record<string, Note>> = {
  'verdict quarters': usual,
  'verdict rep-quarters': usual,
  'verdict fourth-quarter': seasonal,
  'fields rep-quarters': inconsistent,
  'levels rep-quarters': inconsistent,
  'rep-off rep-quarters': inconsistent,
  'alerts rep-quarters': inconsistent,
  'fields accounts': widened,
  'levels accounts': widened,
  'segments accounts': widened,
  'alerts accounts': widened,
  'comparison unequal-open': masked,
  'slope-few': bold,
  'slope-many': bold,
  found: detectable,
};

const NOTHING = 'The app says nothing particular here; the figure is published as it was found.';

export const noteOf = (
  promise: string,
  shape: CalibrationShape,
  runs: readonly Findings[],
): string => (NOTES[`${promise} ${shape.id}`] ?? NOTES[promise])?.(runs) ?? NOTHING;
