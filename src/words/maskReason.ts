import type { MaskReason } from '../domain/edgeMask.ts';
import { pointsSize, sharePercent } from './numbers.ts';

/** Why a period is masked, in one sentence. */
export function maskReason(why: MaskReason, observableShare: number): string {
  const share = sharePercent(observableShare);
  switch (why.kind) {
    case 'running':
      return `Not complete: the file ends on ${why.asOf}.`;
    case 'before-start':
      return `The file starts with deals created on ${why.from}: only ${share} of this period's outcomes can be in it.`;
    case 'after-end':
      return `No deals were created after ${why.to}: only ${share} of this period's outcomes can be in the file, the slow ones.`;
    case 'cut-on-closed':
      return `The file was cut on the closed date: it holds nothing that closed before ${why.firstClose}.`;
    case 'immature':
      return `Only ${share} of its outcomes are in the file so far.`;
    case 'bias':
      return `Won and lost deals take different times to close, and what is still missing would move its rate by about ${pointsSize(why.bias)}.`;
  }
}
