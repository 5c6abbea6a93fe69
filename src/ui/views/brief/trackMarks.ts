import type { VerdictHeld } from '../../../domain/document/trackRecord.ts';

/** How the outcome of a past verdict is marked: a word, and the kind of mark beside it. */
export const TRACK_MARKS: Record<VerdictHeld, { word: string; mark: 'yes' | 'no' | 'open' }> = {
  held: { word: 'Held', mark: 'yes' },
  'did-not-last': { word: 'Did not last', mark: 'no' },
  missed: { word: 'Missed it', mark: 'no' },
  undecided: { word: 'Not settled', mark: 'open' },
  'too-early': { word: 'Too early', mark: 'open' },
};
