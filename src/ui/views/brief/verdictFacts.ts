import type { Verdict } from '../../../domain/document/verdict.ts';
import { byWhat, periodsName } from '../../../words/measureWords.ts';
import { pointsSize } from '../../../words/numbers.ts';
import { plain, pointsRange, pointsSized, pValue } from '../../text/format.ts';

const looked = ({ looks, pValue: p }: Verdict): string | null => {
  if (!looks.chosenByUser) return null;
  const many = looks.tried > 1 ? `, ${looks.tried} tried` : '';
  const corrected =
    p === null
      ? ''
      : `: p\u00a0${pValue(p)}, with every look counted ${pValue(Math.min(1, p * Math.max(looks.tried, 1)))}`;
  return `Comparison chosen by you${many}${corrected}`;
};

const movement = (verdict: Verdict): string => {
  const { unusual } = verdict;
  const periods = periodsName(verdict);
  if (!unusual)
    return periods === 'periods'
      ? 'Of days chosen freely it can’t be said what movement is usual'
      : `Too few earlier ${periods} to say what movement is usual here`;
  const rare = unusual.pValue < 0.05;
  const word = rare ? 'Beyond' : 'Within';
  return `${word} the usual movement of ${unusual.periods} earlier ${periods} (p\u00a0${pValue(unusual.pValue)})`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const clustered = ({ designEffect, clusteredBy }: Verdict): string | null =>
  designEffect !== null && designEffect > 1.05 && clusteredBy
    ? `Interval widened because deals of one ${clusteredBy} resemble each other (variance ×\u00a0${plain(designEffect, 1)})`
    : null;

/** The lines beside the verdict: what the sentence leaves out so that it can be short. */
export function verdictFacts(verdict: Verdict, pending: boolean): string[] {
  const { change, smallestDetectable, sensitivity } = verdict;
  if (!change) return verdict.reason ? [verdict.reason] : [];
  const facts: (string | null)[] = [
    `Change ${pointsSized(change)} (${pointsRange(change)}), ${byWhat(verdict)}`,
    smallestDetectable === null
      ? null
      : `Smallest change this file could show: ${pointsSize(smallestDetectable)}`,
    ...sensitivity.map((other) =>
      other.change
        ? `${capital(other.what)}: ${pointsSized(other.change)} (${pointsRange(other.change)})`
        : null,
    ),
    pending ? 'Other ways to look at it are still being computed …' : null,
    pending && !verdict.unusual ? null : movement(verdict),
    clustered(verdict),
    looked(verdict),
  ];
  return facts.filter((fact) => fact !== null);
}
