import type { RunResult } from './oneRun.ts';

export interface PromiseRow {
  promise: string;
  promised: string;
  found: string;
  kept: 'yes' | 'no';
}

const share = (runs: readonly RunResult[], holds: (run: RunResult) => boolean): number =>
  runs.length > 0 ? runs.filter(holds).length / runs.length : NaN;

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;

const atMost = (promise: string, limit: number, found: number): PromiseRow => ({
  promise,
  promised: `≤ ${percent(limit)}`,
  found: percent(found),
  kept: found <= limit ? 'yes' : 'no',
});

const atLeast = (promise: string, limit: number, found: number): PromiseRow => ({
  promise,
  promised: `≥ ${percent(limit)}`,
  found: percent(found),
  kept: found >= limit ? 'yes' : 'no',
});

const judged = (run: RunResult): boolean =>
  run.verdict === 'declined' || run.verdict === 'improved';

/** The promises about verdicts and drivers, held against simulated files. */
export function promises(decline: readonly RunResult[], flat: readonly RunResult[]): PromiseRow[] {
  // The false share of a run that told nothing is 0.
  const falseShare = decline.map((run) => {
    const told = run.fieldsTold + run.levelsTold;
    return told > 0 ? (run.falseFields + run.falseLevels) / told : 0;
  });
  const meanFalse = falseShare.reduce((sum, one) => sum + one, 0) / falseShare.length;
  return [
    atMost('flat: false verdict', 0.07, share(flat, judged)),
    atMost(
      'flat: any field told',
      0.13,
      share(flat, (run) => run.fieldsTold > 0),
    ),
    atMost(
      'flat: any level told',
      0.1,
      share(flat, (run) => run.levelsTold > 0),
    ),
    atMost('decline: false among told drivers, mean', 0.1, meanFalse),
    atLeast(
      'decline: planted 6 points found',
      0.95,
      share(decline, (run) => run.verdict === 'declined'),
    ),
    atLeast(
      'decline: change inside its interval',
      0.93,
      share(decline, (run) => run.changeInside === true),
    ),
    atLeast(
      'decline: mix inside its interval',
      0.93,
      share(decline, (run) => run.mixInside === true),
    ),
    atLeast(
      'decline: rate inside its interval',
      0.93,
      share(decline, (run) => run.rateInside === true),
    ),
  ];
}
