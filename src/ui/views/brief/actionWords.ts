import type { Analysis } from '../../../domain/analysis.ts';
import type { Horizon, Recommendation } from '../../../domain/document/recommendations.ts';
import { findingParts } from '../../../domain/findingId.ts';
import { periodName } from '../../../words/periodName.ts';
import { trialSentence } from '../../../words/recommendTrial.ts';
import { money } from '../../text/format.ts';
import type { SegmentPart } from '../segments/segmentParts.ts';
import { alertKindLabels } from './alertWords.ts';

export const horizonLabels: Record<Horizon, string> = {
  now: 'Now',
  month: 'This month',
  quarter: 'This quarter',
};

/** Where a finding is shown: an alert, a card of the Brief, or another page. */
export type EvidencePlace =
  | { at: 'alert'; id: string }
  | { at: 'card'; card: BriefCard }
  | { at: 'page'; page: 'segments' | 'check'; part?: SegmentPart };

/** Cards of the Brief that evidence may stand in. */
export type BriefCard = 'verdict' | 'bridge' | 'drivers' | 'periods' | 'limits';

export interface Evidence {
  id: string;
  label: string;
  place: EvidencePlace;
}

const card = (of: BriefCard): EvidencePlace => ({ at: 'card', card: of });
const page = (of: 'segments' | 'check'): EvidencePlace => ({ at: 'page', page: of });
const calendar: EvidencePlace = { at: 'page', page: 'segments', part: 'calendar' };

/** `Region=APAC&Product=Core` → `Region APAC, Product Core`. */
const spoken = (about: string): string => about.replaceAll('&', ', ').replaceAll('=', ' ');

/** What a recommendation rests on, each with the place that shows it. */
export function evidenceOf(
  { because }: Pick<Recommendation, 'because'>,
  { alerts }: Pick<Analysis, 'alerts'>,
): Evidence[] {
  return because.map((id) => {
    const alert = alerts?.find((one) => one.id === id);
    if (alert)
      return { id, label: `Alert: ${alertKindLabels[alert.kind]}`, place: { at: 'alert', id } };
    const { kind, about } = findingParts(id);
    return { id, ...other(kind, about) };
  });
}

function other(kind: string, about: string): Omit<Evidence, 'id'> {
  switch (kind) {
    case 'driver':
      return { label: `Driver: ${spoken(about)}`, place: card('drivers') };
    case 'bridge':
      return { label: `What moved it, by ${about}`, place: card('bridge') };
    case 'period':
      return { label: `Win rate in ${periodName(about)}`, place: card('periods') };
    case 'limit':
      return { label: about, place: card('limits') };
    case 'quality':
      return { label: 'Data quality', place: page('check') };
    case 'season':
      return { label: 'Over the calendar', place: calendar };
    case 'mix':
      return { label: `Mix by ${about}`, place: calendar };
    case 'combination':
    case 'change':
      return { label: `Segment: ${spoken(about)}`, place: page('segments') };
    default:
      return { label: 'The verdict', place: card('verdict') };
  }
}

/** `$420k a quarter ($110k to $790k)`; why there is none, or that a part is left out, is `moneyNote`. */
export const worthOf = (
  { money: worth }: Pick<Recommendation, 'money'>,
  currency: string | null,
): string =>
  worth
    ? `${money(worth.estimate, currency)} a quarter (${money(worth.low, currency)} to ${money(worth.high, currency)})`
    : 'not in money';

/** The trial, or why there is none. */
export const proofOf = ({ test, testNote }: Pick<Recommendation, 'test' | 'testNote'>): string =>
  test ? trialSentence(test) : (testNote ?? 'No trial.');
