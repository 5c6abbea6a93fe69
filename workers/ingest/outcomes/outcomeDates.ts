import type { ColumnPlan } from '../../../src/domain/intakePlan.ts';
import { headerText } from '../roles/headerWords.ts';

/** “Won time”, “Deal - Lost time”, “Date won”, “Closed lost on”: what stands around the word, with it as a blank. */
const DATED =
  /^(?:(?:deal|opportunity|opp) )*(?:((?:closed )?)(won|lost)( (?:time|date|on|at|datetime|timestamp))|((?:date|time|datetime) (?:closed )?)(won|lost)())$/;

function sideOf(name: string): { frame: string; side: 'won' | 'lost' } | null {
  const match = DATED.exec(headerText(name));
  if (!match) return null;
  const side = match[2] ?? match[5];
  const frame = `${match[1] ?? match[4] ?? ''}_${match[3] ?? ''}`;
  return { frame, side: side === 'won' ? 'won' : 'lost' };
}

/**
 * Two dates that tell how a deal ended where no other column does: one filled in when it was won, one when it was
 * lost. Null where there is no such pair.
 */
export function outcomeDates(columns: readonly ColumnPlan[]): { won: number; lost: number } | null {
  const dated = columns.flatMap(({ index, name, type, dateFormat }) => {
    const side = type === 'date' || dateFormat !== null ? sideOf(name) : null;
    return side ? [{ index, ...side }] : [];
  });
  for (const won of dated) {
    const lost = dated.find((one) => one.side === 'lost' && one.frame === won.frame);
    if (won.side === 'won' && lost) return { won: won.index, lost: lost.index };
  }
  return null;
}
