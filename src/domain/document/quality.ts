/** One thing that was looked at in the data. Kept also when nothing was found (`count` 0, severity info). */
export interface QualityCheck {
  id: string;
  severity: 'info' | 'warn' | 'error';
  column: string | null;
  count: number;
  /** Of the deals it could have concerned, 0–1; null when there were none. */
  share: number | null;
  message: string;
  examples: string[];
}

/** Score 0–100: 100 less what each check takes away, see `analysis/quality.ts`. */
export interface Quality {
  score: number;
  checks: QualityCheck[];
}
