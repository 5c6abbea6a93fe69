import type { DecidingDeal } from './document/forecast.ts';
import type { Filter } from './document/run.ts';

/** Would the quarter that runs reach a sum that somebody typed? Answered from the draws of the forecast that is shown. */
export interface ForecastTargetQuestion {
  kind: 'forecast-target';
  filters: Filter[];
  target: number;
}

/** `reached` is null when there is no forecast to ask. */
export interface ForecastTargetSlice {
  kind: 'forecast-target';
  target: number;
  /** Chance that the quarter reaches it, 0–1. */
  reached: number | null;
  deciding: DecidingDeal[];
}

/** Powers of ten. */
const UNITS: Record<string, number> = { k: 3, m: 6, b: 9 };

/**
 * A sum as people write it: `4.1M`, `3,800,000`, `950k`, `$4 M`.
 * @returns null for what is not a number above 0
 */
export function readSum(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[\s,_’'  ]/g, '')
    .toLowerCase();
  const found = /^[^\d.-]{0,4}(\d+(?:\.\d+)?|\.\d+)([kmb])?[^\d.]{0,4}$/.exec(plain);
  if (!found) return null;
  const value = Number(`${found[1] ?? ''}e${UNITS[found[2] ?? ''] ?? 0}`);
  return Number.isFinite(value) && value > 0 && value < 1e15 ? value : null;
}
