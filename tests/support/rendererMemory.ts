import { readFileSync } from 'node:fs';

/** What a browser has to offer for it, whichever runner started it. */
interface AskedBrowser {
  newBrowserCDPSession(): Promise<{
    send(
      method: 'SystemInfo.getProcessInfo',
    ): Promise<{ processInfo: { type: string; id: number }[] }>;
    detach(): Promise<void>;
  }>;
}

/**
 * Memory of the largest of a browser's renderer processes, in MB: what it holds now (VmRSS), or the most it has ever
 * held (VmHWM). Null where there is no /proc.
 */
export async function rendererMb(
  browser: AskedBrowser,
  what: 'VmRSS' | 'VmHWM',
): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const held = processInfo.flatMap(({ type, id }) => (type === 'renderer' ? heldKb(id, what) : []));
  return held.length > 0 ? Math.max(...held) / 1024 : null;
}

function heldKb(pid: number, what: string): number[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kb = Number(new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]);
    return Number.isFinite(kb) ? [kb] : [];
  } catch {
    return [];
  }
}
