/** What became of a deal. */
export type Outcome = 'won' | 'lost' | 'open';

/** The values of the outcome column, as they stand in the file, by what they mean. */
export interface OutcomeValues {
  won: string[];
  lost: string[];
  open: string[];
}
