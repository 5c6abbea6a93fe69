import type { OutcomeValues } from '../../../src/domain/outcome.ts';
import { headerText } from '../roles/headerWords.ts';
import { isPlainOutcome } from './outcomeVocabulary.ts';
import { isFlag, sortOutcomes } from './outcomeWords.ts';
import type { ColumnProfile } from '../profile.ts';

/** A column that could say how deals ended. */
export interface OutcomeCandidate {
  profile: ColumnProfile;
  values: OutcomeValues;
  unknown: string[];
  confidence: number;
  reason: string;
}

const nothing: OutcomeValues = { won: [], lost: [], open: [] };

const HEADERS: [pattern: RegExp, confidence: number][] = [
  [/^(?:(?:deal|opportunity|sales?) )?(?:outcome|result|won lost|win loss|win lost)$/, 0.99],
  [/^(?:hasil|resultado|ergebnis|resultat|esito)$/, 0.97],
  [/^(?:(?:deal|opportunity|opp) )*status$/, 0.96],
  [/^(?:statut|estado|situacao|stato)$/, 0.95],
  [/\b(?:stage|stage name)$/, 0.94],
  [/^(?:tahap|tahapan|etapa|etape|phase|fase|verkaufsphase|vertriebsphase)\b/, 0.9],
  [/^(?:status reason|state code|status code|pipeline phase)$/, 0.85],
  [/\b(?:outcome|result|status|statut|stage|state|estado|etapa|etape|fase|tahap)\b/, 0.75],
];
const WON_FLAG =
  /^(?:(?:deal|opportunity) )?(?:is )?(?:closed )?won(?: flag)?$|^converted$|^win$|^(?:is )?win(?: flag)?$|^(?:menang|ganad[oa]|gewonnen|gagnee?|ganh[oa])$/;
export const CLOSED_FLAG = /^(?:(?:deal|opportunity) )?is closed$/;
/** The state of something else, or why a deal was lost: words like “rejected” and “signed” say nothing of deals there. */
const FALSE_FRIEND =
  /\b(?:lead|account|customer|client|contact|payment|invoice|order|shipping|delivery|approval|email|e mail|task|ticket|case|user|campaign|forecast|quote|contract|sync|activity|previous|last|old|first) (?:status|stage|state)\b|\bforecast\b|\b(?:deleted|archived|active|private|locked)\b|\b(?:raison|motivo|grund|alasan|competitor|konkurrent|pesaing)\b/;
const REASON = /\breasons?\b|grund$/;

const isFalseFriend = (header: string): boolean =>
  FALSE_FRIEND.test(header) || (REASON.test(header) && !/^(?:\w+ )?status reason$/.test(header));

/** Columns of so many different values are no status. */
const MAX_STATUS_VALUES = 60;

function candidate(profile: ColumnProfile): OutcomeCandidate | null {
  const { values, type } = profile;
  if (values.size === 0 || values.size > MAX_STATUS_VALUES || type === 'date') return null;
  const header = headerText(profile.name);
  if (isFalseFriend(header)) return null;
  if (isFlag(values.keys())) {
    if (!WON_FLAG.test(header)) return null;
    const { found } = sortOutcomes(values.keys(), nothing);
    const reason = 'Its name says “won”, and it holds yes or no.';
    return { profile, values: found, unknown: [], confidence: 0.8, reason };
  }
  if (type === 'number') return null;
  const { found, unknown } = sortOutcomes(values.keys(), nothing);
  const clear = found.won.length > 0 && found.lost.length > 0;
  const named = HEADERS.find(([pattern]) => pattern.test(header))?.[1] ?? 0;
  if (found.won.length + found.lost.length === 0) {
    if (named < 0.85) return null;
    return {
      profile,
      values: found,
      unknown,
      confidence: named / 4,
      reason: 'Its name suggests it.',
    };
  }
  // “Lost” alone may be a loss reason or a customer's status; the name has to help.
  if (!clear && named === 0) return null;
  // Nor is a column with any name an outcome for holding “signed” and “rejected”.
  if (named === 0 && ![...found.won, ...found.lost].some(isPlainOutcome)) return null;
  const confidence = clear ? Math.max(named, 0.7) : named / 2;
  const shown = [...found.won, ...found.lost]
    .slice(0, 4)
    .map((v) => `“${v}”`)
    .join(', ');
  return { profile, values: found, unknown, confidence, reason: `It holds ${shown}.` };
}

/** Every column that could be the outcome, the likeliest first. */
export function outcomeCandidates(profiles: readonly ColumnProfile[]): OutcomeCandidate[] {
  return profiles
    .map(candidate)
    .filter((c) => c !== null)
    .sort((a, b) => b.confidence - a.confidence || a.profile.index - b.profile.index);
}

const outcomeIn = (candidateValues: OutcomeValues, value: string): string | null =>
  (['won', 'lost', 'open'] as const).find((o) => candidateValues[o].includes(value)) ?? null;

/** Of the rows that both columns call won or lost, the share on which they agree; null when there are none. */
export function agreement(
  a: OutcomeCandidate,
  b: OutcomeCandidate,
  rows: readonly (readonly string[])[],
): number | null {
  let both = 0;
  let same = 0;
  for (const row of rows) {
    const x = outcomeIn(a.values, (row[a.profile.index] ?? '').trim());
    const y = outcomeIn(b.values, (row[b.profile.index] ?? '').trim());
    if (!x || !y || x === 'open' || y === 'open') continue;
    both += 1;
    if (x === y) same += 1;
  }
  return both === 0 ? null : same / both;
}
