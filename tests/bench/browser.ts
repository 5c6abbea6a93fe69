import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';
import { launchOptions } from '../support/chromium.ts';

/** Starts a browser for some work and ends it. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(launchOptions());
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** The most memory any of the browser's renderer processes has ever had (VmHWM), in MB; null where /proc is not. */
export async function peakRendererMb(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo.flatMap(({ type, id }) => (type === 'renderer' ? peakKb(id) : []));
  return peaks.length > 0 ? Math.max(...peaks) / 1024 : null;
}

function peakKb(pid: number): number[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return [Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1])].filter(Number.isFinite);
  } catch {
    return [];
  }
}
