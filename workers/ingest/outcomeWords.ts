import type { Outcome, OutcomeValues } from '../../src/domain/outcome.ts';

const list = (text: string): string[] => text.split('|').map((word) => word.trim());

const WON = list(
  'won|win|closed won|close won|deal won|won deal|success|successful|succeeded|signed|contract signed|sold|converted|closed converted|booked|purchased|gewonnen|gagné|gagnée|ganado|ganada|vinto|vinta|gewonnen',
);
const LOST = list(
  'lost|loss|lose|closed lost|close lost|deal lost|lost deal|dead|cancelled|canceled|closed cancelled|closed canceled|disqualified|unqualified|not qualified|no decision|closed no decision|abandoned|rejected|declined|failed|failure|out sold|outsold|no sale|not sold|unsuccessful|withdrawn|did not buy|no budget|closed dead|deleted|junk|duplicate|verloren|perdu|perdue|perdido|perdida|perso|persa',
);
const OPEN = list(
  'open|active|new|in progress|pending|on hold|prospecting|prospect|qualification|qualify|qualified|qualified to buy|needs analysis|value proposition|id decision makers|identify decision makers|perception analysis|proposal|proposal price quote|proposal quote|propose|proposed|proposal sent|proposal made|quote|quoted|quote sent|negotiation|negotiation review|negotiations started|negotiating|engaging|engaged|discovery|demo|demo scheduled|develop|lead|lead in|contact made|contacted|appointment scheduled|presentation scheduled|decision maker bought in|contract sent|commit|pipeline|working|evaluation|trial|pilot|poc|verbal|meeting|meeting scheduled|interested|nurturing|needs defined|scoping|offen|abierto|abierta|en cours|aperto|aperta',
);

/** Lower-case words with one space between them: `Closed-Won ` → `closed won`. */
const plain = (value: string): string =>
  value
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const meanings = new Map<string, Outcome>([
  ...OPEN.map((word) => [word, 'open'] as const),
  ...LOST.map((word) => [word, 'lost'] as const),
  ...WON.map((word) => [word, 'won'] as const),
]);

/** What a value of a status or stage column means; null when we do not know. */
export function outcomeOf(value: string): Outcome | null {
  const words = plain(value);
  const known = meanings.get(words);
  if (known) return known;
  // “6 - Closed Won”, “Closed Lost: no budget”, “ClosedWon”, but not “won over”
  const core = words.replace(/^\d+ /, '').replace(/ \d+$/, '');
  const again = meanings.get(core);
  if (again) return again;
  if (/^closed? ?won\b/.test(core)) return 'won';
  if (/^(?:closed? ?)?lost\b/.test(core)) return 'lost';
  return null;
}

const YES = /^(?:1|true|yes|y)$/i;
const NO = /^(?:0|false|no|n)$/i;

/** Whether values can only be a flag. */
export const isFlag = (values: Iterable<string>): boolean => {
  const all = [...values];
  return all.length > 0 && all.length <= 2 && all.every((v) => YES.test(v) || NO.test(v));
};

/** A flag that says “won”: yes is won, no is lost. */
export const flagOutcome = (value: string): Outcome | null =>
  YES.test(value) ? 'won' : NO.test(value) ? 'lost' : null;

/**
 * Sorts the values of the outcome column, as they stand in the file: first as the plan says, then by what the
 * words mean. What neither knows is `unknown`.
 */
export function sortOutcomes(values: Iterable<string>, decided: OutcomeValues) {
  const all = [...values];
  const chosen = new Map<string, Outcome>();
  for (const outcome of ['open', 'lost', 'won'] as const) {
    for (const value of decided[outcome]) chosen.set(plain(value), outcome);
  }
  const flag = isFlag(all.map((value) => value.trim()).filter((value) => value !== ''));
  const found: OutcomeValues = { won: [], lost: [], open: [] };
  const unknown: string[] = [];
  for (const value of all) {
    const meaning =
      chosen.get(plain(value)) ?? outcomeOf(value) ?? (flag ? flagOutcome(value.trim()) : null);
    if (meaning) found[meaning].push(value);
    else unknown.push(value);
  }
  return { found, unknown };
}
