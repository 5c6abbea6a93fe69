import type { MaskReason } from '../domain/edgeMask.ts';
import { maskReason } from './maskReason.ts';
import { periodName } from './periodName.ts';

/**
 * What a person must know who compares a masked period all the same.
 * @param masked why it is masked; null where the file does not say what its edges cut off
 */
export function maskWarning(
  label: string,
  masked: { why: MaskReason; share: number } | null,
): string {
  const why = masked
    ? maskReason(masked.why, masked.share)
    : 'Without created and closed dates it can’t be told whether this period is complete.';
  return `${periodName(label)} is masked: what looks like a change may be where the file starts or ends. ${why}`;
}
