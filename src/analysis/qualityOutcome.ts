import type { Dataset } from '../domain/dataset.ts';
import type { QualityCheck } from '../domain/document/quality.ts';
import { plainName } from '../domain/leakNames.ts';
import type { FileCounts } from './fileCounts.ts';
import type { StageRow } from '../sql/qualityExamples.ts';
import { count, counted, sharePercent } from '../words/numbers.ts';

const WON = /\bwon\b/;
const LOST = /\blost\b|\bdead\b|\bcancelled\b|\bdisqualified\b/;
const CLOSED = /\bclosed\b/;

/** Does the stage say what the outcome says? */
function contradicts(stage: StageRow): { count: number; example: string } {
  const name = plainName(stage.stage);
  const wrongWon = LOST.test(name) || !(WON.test(name) || CLOSED.test(name)) ? stage.won : 0;
  const wrongLost = WON.test(name) || !(LOST.test(name) || CLOSED.test(name)) ? stage.lost : 0;
  const wrongOpen = WON.test(name) || LOST.test(name) || CLOSED.test(name) ? stage.open : 0;
  const parts = [
    [wrongWon, 'won'],
    [wrongLost, 'lost'],
    [wrongOpen, 'open'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, what]) => `${count(n)} ${what}`);
  return {
    count: wrongWon + wrongLost + wrongOpen,
    example: `${told.join(', ')} at “${stage.stage}”`,
  };
}

/** Checks of what the outcome and the amounts say of each other. */
export function outcomeChecks(
  dataset: Dataset,
  counts: FileCounts,
  stages: readonly StageRow[],
): QualityCheck[] {
  const column = (role: string): string | null =>
    dataset.columns.find((one) => one.role === role)?.name ?? null;
  const found: QualityCheck[] = [];
  if (dataset.has.stage) {
    const wrong = stages.map(contradicts).filter((one) => one.count > 0);
    const total = wrong.reduce((sum, one) => sum + one.count, 0);
    found.push({
      id: 'outcome-against-stage',
      severity: total > 0 ? 'warn' : 'info',
      column: column('stage'),
      count: total,
      share: counts.deals > 0 ? total / counts.deals : null,
      message:
        total > 0
          ? `The stage contradicts the outcome of ${counted(total, 'deal')}: no funnel can be read from it.`
          : 'Stage and outcome agree.',
      examples: wrong.slice(0, 5).map((one) => one.example),
    });
  }
  if (dataset.has.amount)
    found.push(lostAmounts(column('amount'), counts), negative(column('amount'), counts));
  const unknown = dataset.unknownOutcomes.reduce((sum, one) => sum + one.deals, 0);
  found.push({
    id: 'unknown-outcomes',
    severity: unknown > 0 ? 'warn' : 'info',
    column: column('outcome'),
    count: unknown,
    // Counted as the file was read, of whatever day it is looked at.
    share: dataset.rows > 0 ? unknown / dataset.rows : null,
    message:
      unknown > 0
        ? `${counted(unknown, 'deal')} with an outcome that means nothing to us; counted as open.`
        : 'Every outcome is understood.',
    examples: dataset.unknownOutcomes.slice(0, 5).map((one) => one.value),
  });
  return found;
}

/** Lost deals without an amount where the won have one: a rate by value would count wins only. */
function lostAmounts(column: string | null, counts: FileCounts): QualityCheck {
  const lost = counts.lost > 0 ? counts.lostWithoutAmount / counts.lost : 0;
  const won = counts.won > 0 ? counts.wonWithoutAmount / counts.won : 0;
  const withheld = valueWithheld(counts);
  return {
    id: 'lost-without-amount',
    severity: withheld ? 'error' : 'info',
    column,
    count: counts.lostWithoutAmount,
    share: counts.lost > 0 ? lost : null,
    message: withheld
      ? `The amount is blank or 0 for ${sharePercent(lost)} of the lost deals and ${sharePercent(won)} of the won: rates by value are withheld.`
      : `The amount is blank or 0 for ${sharePercent(lost)} of the lost deals and ${sharePercent(won)} of the won.`,
    examples: [],
  };
}

/** A gap of more than 20 points between won and lost makes every sum of lost amounts meaningless. */
export const valueWithheld = (counts: {
  won: number;
  lost: number;
  wonWithoutAmount: number;
  lostWithoutAmount: number;
}): boolean =>
  counts.won > 0 &&
  counts.lost > 0 &&
  Math.abs(counts.lostWithoutAmount / counts.lost - counts.wonWithoutAmount / counts.won) > 0.2;

function negative(column: string | null, counts: FileCounts): QualityCheck {
  const n = counts.negativeAmounts;
  return {
    id: 'negative-amounts',
    severity: n > 0 ? 'warn' : 'info',
    column,
    count: n,
    share: counts.deals > 0 ? n / counts.deals : null,
    message: n > 0 ? `${counted(n, 'deal')} with a negative amount.` : 'No amount is negative.',
    examples: [],
  };
}
