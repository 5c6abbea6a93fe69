import { periodName } from './periodName.ts';

/**
 * What compares other quarters than the verdict does, as those it compares can't be judged by it.
 * @param what its subject, plural: “Alerts”
 */
export const insteadSentence = (
  what: string,
  { before, after }: { before: { label: string }; after: { label: string } },
): string =>
  `${what} are between ${periodName(before.label)} and ${periodName(after.label)}, the last two complete quarters by closed date: the periods you compare are not two such quarters.`;
