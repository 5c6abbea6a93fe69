import type { QualityCheck } from './document/quality.ts';

/** What a check takes off the score at most; in full when every deal it could concern is affected. */
const LARGEST: Record<QualityCheck['severity'], number> = { info: 0, warn: 15, error: 40 };
/** What it takes at least, once it found something. */
const SMALLEST: Record<QualityCheck['severity'], number> = { info: 0, warn: 3, error: 10 };

/** What a check takes off the quality score of 100. */
export const qualityPenalty = ({ severity, count, share }: QualityCheck): number =>
  count === 0 ? 0 : Math.max(SMALLEST[severity], LARGEST[severity] * Math.min(1, share ?? 1));
