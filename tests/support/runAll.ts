import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './ensureChromium.ts';
import { type Counts, countsOf, reporting, type Step, steps } from './testSteps.ts';

/** `npm test`: every check there is, one after the other and to the end, then one line that sums them up. */
const reports = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
const hasBrowser = ensureChromium();

function run(step: Step): Counts {
  if (step.needsBrowser && !hasBrowser) {
    console.log('Not run: there is no browser.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const report = join(reports, `${step.name.replaceAll(/\W+/g, '-')}.json`);
  const { args, env } = reporting(step, report);
  const { status } = spawnSync('npm', ['run', '--silent', step.script, ...args], {
    env: { ...process.env, ...env },
    // On Windows npm is a .cmd file, which only a shell can start.
    shell: process.platform === 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return countsOf(step, status === 0, report);
}

const results = steps.map((step) => {
  console.log(`\n── ${step.name} ${'─'.repeat(Math.max(0, 76 - step.name.length))}`);
  const began = performance.now();
  const counts = run(step);
  return {
    step: step.name,
    ...counts,
    seconds: Math.round((performance.now() - began) / 100) / 10,
  };
});
rmSync(reports, { recursive: true, force: true });

const sum = (key: keyof Counts) => results.reduce((total, result) => total + result[key], 0);
const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];

console.log();
console.table(Object.fromEntries(results.map(({ step, ...result }) => [step, result])));
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
