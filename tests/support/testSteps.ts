import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Step {
  name: string;
  /** Of package.json: there, and only there, stands what it runs. */
  script: string;
  /** How its tests are counted; a check without tests counts as one. */
  runner?: 'vitest' | 'playwright';
  env?: Record<string, string>;
  needsBrowser?: boolean;
}

/** In this order: what is quick to say comes first. */
export const steps: readonly Step[] = [
  { name: 'format', script: 'format' },
  { name: 'lint', script: 'lint' },
  { name: 'types, pure layers', script: 'types:pure' },
  { name: 'types, worker', script: 'types:worker' },
  { name: 'types, window', script: 'types:window' },
  { name: 'types, tests', script: 'types:tests' },
  { name: 'layers', script: 'layers' },
  { name: 'dead code', script: 'deadcode' },
  { name: 'unit', script: 'unit', runner: 'vitest', env: { TZ: 'UTC' } },
  // A day is a day wherever the machine stands: what has to do with days once more, far from Greenwich, with summer time.
  {
    name: 'unit, Auckland',
    script: 'unit:dates',
    runner: 'vitest',
    env: { TZ: 'Pacific/Auckland' },
  },
  { name: 'ui', script: 'ui', runner: 'vitest', env: { TZ: 'UTC' } },
  { name: 'worker', script: 'worker', runner: 'vitest', env: { TZ: 'UTC' }, needsBrowser: true },
  { name: 'build', script: 'build' },
  { name: 'size', script: 'size' },
  { name: 'end to end', script: 'e2e', runner: 'playwright', needsBrowser: true },
];

/** What a runner is told so that its counts can be read from `report`; its own output stays as it is. */
export function reporting(step: Step, report: string): { args: string[]; env: NodeJS.ProcessEnv } {
  const args =
    step.runner === 'vitest'
      ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      : step.runner === 'playwright'
        ? ['--', '--reporter=list,json']
        : [];
  return { args, env: { ...step.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } };
}

const one = (ok: boolean): Counts => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

const numberAt = (report: unknown, ...path: string[]): number => {
  let at: unknown = report;
  for (const key of path) at = (at as Record<string, unknown> | undefined)?.[key];
  return typeof at === 'number' ? at : 0;
};

function read(runner: Step['runner'], report: unknown): Counts {
  const of = (...path: string[]) => numberAt(report, ...path);
  if (runner === 'vitest')
    return {
      passed: of('numPassedTests'),
      failed: of('numFailedTests'),
      skipped: of('numPendingTests') + of('numTodoTests'),
    };
  return {
    passed: of('stats', 'expected'),
    failed: of('stats', 'unexpected') + of('stats', 'flaky'),
    skipped: of('stats', 'skipped'),
  };
}

/** What a step that has ended counts for. */
export function countsOf(step: Step, ok: boolean, report: string): Counts {
  if (!step.runner || !existsSync(report)) return one(ok);
  const counts = read(step.runner, JSON.parse(readFileSync(report, 'utf8')));
  // A file that can't even be loaded fails the run without failing a test.
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
