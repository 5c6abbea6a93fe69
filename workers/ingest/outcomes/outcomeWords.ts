import type { Outcome, OutcomeValues } from '../../../src/domain/outcome.ts';
import { isNo, isYes } from '../../../src/domain/yesNo.ts';
import { isPlainOutcome, outcomeOfPhrase, plainPhrase } from './outcomeVocabulary.ts';

/** “6 - Closed Won”, “Stage 3: Proposal”, “Closed Won (100%)” without their numbers. */
const withoutNumbers = (phrase: string): string =>
  phrase
    .replace(/^(?:stage|phase|step|etapa|fase|etape|tahap|stufe) (?=\d+ )/, '')
    .replace(/^\d+ /, '')
    .replace(/ \d+$/, '');

/** “Won - new customer”, “Lost (price)”: the word, then a sign, then what more there is to say. */
const FIRST_PART = /^\s*(?:\d+\s*[-.):]?\s*)?([\p{L}\p{M} ]+?)\s*(?:[-–—:;/([,|].*)$/u;

/** What a value of a status or stage column means; null when we do not know. */
export function outcomeOf(value: string): Outcome | null {
  const phrase = plainPhrase(value);
  const core = withoutNumbers(phrase);
  const known = outcomeOfPhrase(phrase) ?? outcomeOfPhrase(core);
  if (known) return known;
  // “ClosedWon”, “closedwon_sales”, “Closed Lost: no budget”, but not “won over” and not “lost reason”
  if (/^closed? ?won\b/.test(core)) return 'won';
  if (/^closed? ?lost\b/.test(core) || /^lost\b(?! reason)/.test(core)) return 'lost';
  const first = FIRST_PART.exec(value)?.[1];
  if (first !== undefined && isPlainOutcome(first)) return outcomeOfPhrase(plainPhrase(first));
  return null;
}

/** Whether values can only be a flag. */
export const isFlag = (values: Iterable<string>): boolean => {
  const all = [...values];
  return all.length > 0 && all.length <= 2 && all.every((v) => isYes(v) || isNo(v));
};

/** A flag that says “won”: yes is won, no is lost. */
export const flagOutcome = (value: string): Outcome | null =>
  isYes(value) ? 'won' : isNo(value) ? 'lost' : null;

/**
 * Sorts the values of the outcome column, as they stand in the file: first as the plan says, then by what the
 * words mean. What neither knows is `unknown`.
 */
export function sortOutcomes(values: Iterable<string>, decided: OutcomeValues) {
  const all = [...values];
  const chosen = new Map<string, Outcome>();
  for (const outcome of ['open', 'lost', 'won'] as const) {
    for (const value of decided[outcome]) chosen.set(plainPhrase(value), outcome);
  }
  const flag = isFlag(all.map((value) => value.trim()).filter((value) => value !== ''));
  const found: OutcomeValues = { won: [], lost: [], open: [] };
  const unknown: string[] = [];
  for (const value of all) {
    const meaning =
      chosen.get(plainPhrase(value)) ??
      outcomeOf(value) ??
      (flag ? flagOutcome(value.trim()) : null);
    if (meaning) found[meaning].push(value);
    else unknown.push(value);
  }
  return { found, unknown };
}
