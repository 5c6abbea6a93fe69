import { cpus, loadavg, totalmem } from 'node:os';

/** What it ran on, in a line. */
export function machine(browserVersion: string, date: Date): string {
  const processors = cpus();
  const load = loadavg()[0] ?? 0;
  return [
    date.toISOString().slice(0, 10),
    processors[0]?.model.trim() ?? 'unknown processor',
    `${processors.length} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Chromium ${browserVersion}`,
    `load ${load.toFixed(1)}`,
  ].join(', ');
}
