/** What the app said of the win rate between two quarters. */
export interface FoundVerdict {
  kind: string;
  /** A change that the app calls usual for this business, in the same breath. */
  usual: boolean;
  designEffect: number | null;
}

/** What one simulated file was told, set against the truth. What was not looked at is null. */
export interface Findings {
  seed: number;
  /** The comparison the app chooses by itself; null where it finds no two quarters that can be compared. */
  verdict: FoundVerdict | null;
  /** The same quarter a year earlier, where the file has it. */
  yearOnYear: FoundVerdict | null;
  /** The last two quarters that are over, edges or not: what would be said without the mask. */
  unmasked: FoundVerdict | null;
  /** The same two quarters by value, where deals have amounts. */
  byValue: FoundVerdict | null;
  /** Closed deals of the compared quarters. */
  compared: { before: number; after: number };
  /** Whether intervals hold what was planted. */
  inside: { change: boolean; mix: boolean; rate: boolean } | null;
  drivers: { fields: number; levels: number; falseFields: number; falseLevels: number };
  /** Calibration slope of the scores on deals of another file; null in runs without it, and where the app shows none. */
  slope: { value: number; standardError: number } | null;
  /** Segments told beyond what main effects explain, of so many questions; null where nothing could be searched. */
  segments: { questions: number; combinations: number; changes: number } | null;
  /** What is told to follow the calendar: kinds of seasons, a trend, a step, and fields whose mix drifted. */
  calendar: { seasons: string[]; trend: boolean; changePoint: boolean; drift: string[] } | null;
  /** Reps told; null where too few deals allow to judge any. */
  reps: { off: number | null; inconsistent: number | null };
  /** Alerts that are tests, and what a rule of “fell by more than 5 points” would have raised. */
  alerts: { tests: number; naive: number } | null;
}
