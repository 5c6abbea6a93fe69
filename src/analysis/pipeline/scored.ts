import type { StalledLimits } from './limitOf.ts';
import type { Scorer } from './scoreDeals.ts';

/** How the open deals of the run that is shown are scored: what is asked of single ones later is answered by it. */
export interface Scored {
  scorer: Scorer;
  limits: StalledLimits | null;
  hasAmount: boolean;
}
