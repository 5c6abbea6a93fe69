import type { BranchAspect, Proposal } from '../domain/slices.ts';
import { howOften } from './chance.ts';
import { count, counted } from './numbers.ts';
import { sentenceStart } from './sentenceStart.ts';

/**
 * What splits the deals of a branch best, or why nothing does.
 * @param deals closed deals of the branch   @param top it is the whole file, or what the filters leave of it
 */
export function branchSentence(
  { field, nearest, looked, reason }: Proposal,
  aspect: BranchAspect,
  deals: number,
  top: boolean,
): string {
  if (reason === 'no-field') return 'There is no field left to split these deals by.';
  if (reason === 'too-few' || !nearest) return tooFew(deals);
  const gap =
    aspect === 'rate'
      ? 'win rates this different'
      : 'levels that moved this differently, in rate or in share,';
  const alike = aspect === 'rate' ? 'were alike' : 'had moved alike';
  const chance = `${gap} would appear in ${howOften(nearest.pValue)} if its levels ${alike}`;
  const among = looked === 1 ? 'the one field' : `of ${count(looked)} fields`;
  if (field !== null)
    return looked === 1
      ? `${sentenceStart(field)}, the one field looked at here, splits these deals: ${chance}.`
      : `Of ${count(looked)} fields looked at here, ${field} splits these deals most clearly: ${chance}.`;
  const nothing = top ? 'Nothing splits these deals' : 'Nothing splits this further';
  return looked === 1
    ? `${nothing}: ${among} looked at here is ${nearest.field}, and ${chance}.`
    : `${nothing}: ${among} looked at here, the nearest is ${nearest.field}, and ${chance}, too often for the best of so many looks.`;
}

const tooFew = (deals: number): string =>
  deals === 0
    ? 'No deal of this branch is closed.'
    : `With ${counted(deals, 'closed deal')} nothing can be told apart here.`;
