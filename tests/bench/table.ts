import type { PendingPart } from '../../src/domain/document/run.ts';
import type { Measured } from './measure.ts';
import { median, quantile } from './median.ts';

interface Step {
  name: string;
  ms: (measured: Measured) => number;
  /** Times the plain load of a million deals; null when nothing was promised. */
  most: number | null;
}

/** What is promised holds for a file of so many deals; smaller ones pay the same start for less work. */
const PROMISED_ROWS = 1_000_000;
const MOST_MB = 900;

/** How long the worker took for parts of the document that come later, in its own time. */
const parts =
  (...names: PendingPart[]) =>
  ({ run: { document } }: Measured): number =>
    names.reduce((sum, name) => sum + (document.run.partsMs?.[name] ?? 0), 0);

/** Of the clicks made while the rest of the answer before was on its way. */
const clicks =
  (share: number) =>
  ({ run }: Measured): number =>
    quantile(
      run.filterClicks.map(({ ms }) => ms),
      share,
    );

const steps: readonly Step[] = [
  { name: 'plain load', ms: ({ plain }) => plain, most: null },
  { name: 'intake, with count and hash', ms: ({ run }) => run.intake, most: 1.6 },
  { name: '+ verdict, KPIs, segments, bridge', ms: ({ run }) => run.firstFour, most: 0.5 },
  { name: '+ drivers', ms: ({ run }) => run.drivers, most: 0.4 },
  { name: '+ open deals scored, in the worker', ms: parts('pipeline'), most: 0.5 },
  { name: '+ forecast with its replays, in the worker', ms: parts('forecast'), most: 2.5 },
  { name: 'all of it, from the drop', ms: ({ run }) => run.everything, most: null },
  { name: 'one filter change, all at rest', ms: ({ run }) => run.filterChange, most: 0.15 },
  { name: 'a click on a filter, median', ms: clicks(0.5), most: 0.15 },
  { name: 'a click on a filter, 95 of 100', ms: clicks(0.95), most: null },
];

const isJudged = ([first]: readonly Measured[]): boolean =>
  (first?.file.rows ?? 0) >= PROMISED_ROWS;

/** Medians over runs; the ratio is that of each run, as both halves of it had the same machine. */
function row({ name, ms, most }: Step, runs: readonly Measured[]) {
  const ratio = median(runs.map((run) => ms(run) / run.plain));
  const kept = most === null || !isJudged(runs) ? null : ratio <= most;
  return { name, value: median(runs.map(ms)), ratio, most, kept };
}

function memory(runs: readonly Measured[]) {
  const peaks = runs.flatMap(({ peakMb }) => peakMb ?? []);
  const value = peaks.length > 0 ? Math.max(...peaks) : null;
  return { value, kept: value === null || !isJudged(runs) ? null : value < MOST_MB };
}

/** Whether all that is promised was kept. */
export const isKept = (runs: readonly Measured[]): boolean =>
  memory(runs).kept !== false && steps.every((step) => row(step, runs).kept !== false);

const answer = (kept: boolean | null): string => (kept === null ? '' : kept ? 'yes' : 'no');

/** The table of one file size, as Markdown. */
export function table(runs: readonly Measured[]): string {
  const { rows = 0, bytes = 0 } = runs[0]?.file ?? {};
  const open = runs[0]?.run.document.totals.open ?? 0;
  const size = `${rows.toLocaleString('en')} deals, ${open.toLocaleString('en')} of them open, ${(bytes / 1e6).toFixed(1)} MB`;
  const head = [size, 'ms'];
  const lines = steps.map((step) => {
    const { name, value, ratio, most, kept } = row(step, runs);
    const target = most === null ? '' : `≤ ${most}`;
    return [name, value.toFixed(0), ratio.toFixed(2), target, answer(kept)];
  });
  const { value, kept } = memory(runs);
  const peak = value === null ? 'not known here' : `${value.toFixed(0)} MB`;
  lines.push(['peak memory of the page’s process', peak, '', `< ${MOST_MB} MB`, answer(kept)]);
  return markdown([...head, '× plain', 'target', 'kept'], lines);
}

function markdown(head: readonly string[], lines: readonly string[][]): string {
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const toText = (line: readonly string[]) => {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `| ${cells.join(' | ')} |`;
  };
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return ['', toText(head), `| ${rule.join(' | ')} |`, ...lines.map(toText), ''].join('\n');
}
