import { sharePercent } from './numbers.ts';
import { periodName } from './periodName.ts';

/** What a person must know of a rate by value that one deal decides. @param share of the period's closed amount, 0–1 */
export const largestWarning = (label: string, share: number): string =>
  `One deal is ${sharePercent(share)} of all that closed in ${periodName(label)}: won or lost, it alone moves the rate by value that far.`;
