import {
  type Definition,
  DEFINITION_PARTS,
  type DefinitionCounts,
  type DefinitionPart,
  OURS,
} from './definitions.ts';

/** A win rate as a person typed it: a fraction, and half of its last digit's worth. */
export interface TypedRate {
  rate: number;
  half: number;
}

/** A sum of doubles is not to decide whether a rate rounds to what was typed. */
const TINY = 1e-9;

/**
 * `42`, `42.3 %`, `42,3`, and `0.42` as a fraction. With a digit more, fewer definitions fit.
 * @returns null when it is no rate from 0 to 100%
 */
export function readRate(text: string): TypedRate | null {
  const found = /^\s*(\d{1,3})(?:[.,](\d{1,6}))?\s*(%?)\s*$/.exec(text);
  if (!found) return null;
  const [, whole = '', decimals = '', sign] = found;
  const value = Number(`${whole}.${decimals}`);
  const unit = 10 ** -decimals.length;
  const isFraction = sign === '' && value <= 1 && decimals !== '';
  const scale = isFraction ? 1 : 100;
  const rate = value / scale;
  return rate <= 1 ? { rate, half: unit / scale / 2 } : null;
}

/** The deals and the win rate of a definition; null where nothing stands below the line. */
export interface DefinedRate {
  /** Below the line: deals, or their amounts. */
  of: number;
  rate: number | null;
}

export function rateBy(counts: readonly DefinitionCounts[], by: Definition): DefinedRate {
  let [above, below] = [0, 0];
  for (const row of counts) {
    const ours = by.masked ? row.maskedOurs : row.ours;
    const other = by.masked ? row.maskedOther : row.other;
    if (!(by.clock ? other : ours)) continue;
    if ((!by.unfiltered && !row.kept) || (by.once && !row.first)) continue;
    if (row.outcome === 'open' && !by.open) continue;
    const size = by.value ? row.amount : row.deals;
    below += size;
    if (row.outcome === 'won') above += size;
  }
  return { of: below, rate: below > 0 ? above / below : null };
}

/** How a definition differs from ours. */
export const partsOf = (by: Definition): DefinitionPart[] =>
  DEFINITION_PARTS.filter((part) => by[part]);

/** Every definition that can be made of some parts, those nearest to ours first. */
function allOf(parts: readonly DefinitionPart[]): Definition[] {
  const all = parts.reduce<Definition[]>(
    (made, part) => [...made, ...made.map((one) => ({ ...one, [part]: true }))],
    [OURS],
  );
  return all.toSorted((a, b) => partsOf(a).length - partsOf(b).length);
}

/** One step on the way from their definition to ours; fractions. */
export interface DefinitionStep {
  part: DefinitionPart;
  from: number;
  to: number;
}

/** A definition with its rate, and the way from it to ours: the steps sum to the whole difference. */
export interface DefinitionFit {
  definition: Definition;
  rate: number;
  steps: DefinitionStep[];
}

/** What was found of a typed rate. */
export interface DefinitionMatch {
  /** Our rate. */
  ours: number;
  /** Definitions that were tried and have a rate. */
  tried: number;
  /** Those that round to what was typed, the simplest first. */
  fits: DefinitionFit[];
  /** The one closest to what was typed; of equally close ones the simplest. */
  nearest: DefinitionFit;
}

/**
 * Which definitions of the win rate give what was typed.
 * @param parts what can differ in this file
 * @returns null when there is no rate by our own definition
 */
export function matchDefinitions(
  counts: readonly DefinitionCounts[],
  parts: readonly DefinitionPart[],
  typed: TypedRate,
): DefinitionMatch | null {
  const ours = fitOf(counts, OURS);
  if (!ours) return null;
  const rated = allOf(parts).flatMap((one) => fitOf(counts, one) ?? []);
  const gap = ({ rate }: DefinitionFit): number => Math.abs(rate - typed.rate);
  return {
    ours: ours.rate,
    tried: rated.length,
    fits: rated.filter((one) => gap(one) <= typed.half + TINY),
    nearest: rated.reduce((best, one) => (gap(one) < gap(best) - TINY ? one : best), ours),
  };
}

/** Null when a rate on the way to ours has nothing below the line. */
function fitOf(counts: readonly DefinitionCounts[], definition: Definition): DefinitionFit | null {
  const { rate } = rateBy(counts, definition);
  if (rate === null) return null;
  const steps: DefinitionStep[] = [];
  let [at, from] = [definition, rate];
  for (const part of partsOf(definition)) {
    at = { ...at, [part]: false };
    const { rate: to } = rateBy(counts, at);
    if (to === null) return null;
    steps.push({ part, from, to });
    from = to;
  }
  return { definition, rate, steps };
}
