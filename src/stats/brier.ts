/** What the Brier score is made of, so that it can be added up over folds. */
export interface BrierSums {
  deals: number;
  /** Squared errors of the predictions, and of the constant rate. */
  error: number;
  constantError: number;
  /** Squares of what a prediction gained over the constant rate, deal by deal. */
  gainSquares: number;
}

export const noBrier = (): BrierSums => ({ deals: 0, error: 0, constantError: 0, gainSquares: 0 });

/**
 * Adds deals to the sums. @param p predicted rate per row @param rate the constant they are held against, 0…1
 */
export function addBrier(
  sums: BrierSums,
  p: ArrayLike<number>,
  { deals, won }: { deals: ArrayLike<number>; won: ArrayLike<number> },
  rate: number,
): void {
  for (let row = 0; row < p.length; row++) {
    const n = deals[row] ?? 0;
    const w = won[row] ?? 0;
    const q = p[row] ?? 0;
    sums.deals += n;
    sums.error += w * (1 - q) ** 2 + (n - w) * q ** 2;
    sums.constantError += w * (1 - rate) ** 2 + (n - w) * rate ** 2;
    sums.gainSquares +=
      w * ((1 - rate) ** 2 - (1 - q) ** 2) ** 2 + (n - w) * (rate ** 2 - q ** 2) ** 2;
  }
}

export interface Brier {
  /** Mean squared error of the predictions, 0…1. */
  brier: number;
  /** 1 − brier / brier of the constant: 1 perfect, 0 no better, under 0 worse. */
  skill: number;
  /** Standard error of the skill because deals are few. */
  samplingError: number;
}

/**
 * The Brier score and its skill.
 * @returns null without deals, or when the constant is right about every deal
 * @see Brier 1950; R: mean((won - p)^2)
 */
export function brierOf({ deals, error, constantError, gainSquares }: BrierSums): Brier | null {
  if (!(deals > 0) || !(constantError > 0)) return null;
  const gain = (constantError - error) / deals;
  return {
    brier: error / deals,
    skill: 1 - error / constantError,
    samplingError:
      Math.sqrt(Math.max(0, gainSquares / deals - gain ** 2) / deals) / (constantError / deals),
  };
}
