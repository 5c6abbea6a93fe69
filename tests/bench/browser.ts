import { type Browser, chromium } from 'playwright';
import { launchOptions } from '../support/chromium.ts';
import { rendererMb } from '../support/rendererMemory.ts';

/** Starts a browser for some work and ends it. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(launchOptions());
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** The most memory any of the browser's renderer processes has ever had, in MB; null where /proc is not. */
export const peakRendererMb = (browser: Browser): Promise<number | null> =>
  rendererMb(browser, 'VmHWM');
