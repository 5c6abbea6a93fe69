import { FEWEST_DEALS } from '../domain/slices.ts';
import { counted } from './numbers.ts';

/** Why a level is drawn faint; null when it can be read. @param closed its closed deals */
export function lowEvidence(closed: number): string | null {
  if (closed >= FEWEST_DEALS) return null;
  if (closed === 0) return 'no closed deals';
  return `${counted(closed, 'closed deal')}, fewer than ${FEWEST_DEALS}`;
}
