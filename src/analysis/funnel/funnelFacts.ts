import type { Funnel, FunnelRefused } from '../../domain/document/funnel.ts';
import { refusedReason, type Contradiction } from '../../words/funnelSentence.ts';

/** A funnel before its sentence and its counts of activity. */
export type FunnelFacts = Omit<Funnel, 'sentence' | 'activity'>;

/** No funnel, and why. */
export const refused = (why: FunnelRefused, wrong: Contradiction | null = null): FunnelFacts => ({
  basis: null,
  refused: why,
  reason: refusedReason(why, wrong),
  assumption: null,
  order: null,
  deals: 0,
  withoutStage: 0,
  movedBack: null,
  reopened: null,
  stages: [],
  ends: [],
  compared: null,
  bottleneck: null,
  bottleneckReason: null,
});
