import type { CsvFile } from './csvFile.ts';
import { peakRendererMb, withBrowser } from './browser.ts';
import { type AppRun, loadPlainly, openApp, runApp } from './drive.ts';
import { median } from './median.ts';

/** What was measured on one file. */
export interface Measured {
  file: CsvFile;
  /** Median milliseconds of the plain loads, and each of them. */
  plain: number;
  plainLoads: number[];
  run: AppRun;
  /** The same in a browser that never made the plain load, where its memory can be seen. */
  alone: AppRun;
  peakMb: number | null;
}

export async function measure(file: CsvFile, url: string): Promise<Measured> {
  const { alone, peakMb } = await withBrowser(async (browser) => {
    const page = await openApp(browser, url);
    return { alone: await runApp(page, file.path), peakMb: await peakRendererMb(browser) };
  });
  return withBrowser(async (browser) => {
    const page = await openApp(browser, url);
    const plainLoads = await loadPlainly(page, file.path);
    const run = await runApp(page, file.path);
    return { file, plain: median(plainLoads), plainLoads, run, alone, peakMb };
  });
}
