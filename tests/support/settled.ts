import type { Page } from '@playwright/test';

/**
 * Resolves when the page has settled: nothing is still computed, every chart is drawn, the fonts are there, and what
 * follows a change of size has been drawn and measured.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !document.querySelector('.skeleton, [aria-busy="true"]') &&
      [...document.querySelectorAll('.picture')].every((picture) => picture.querySelector('svg')),
    undefined,
    { timeout: 60_000 },
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    // What follows a change of size is drawn in the next frame, and measured in the one after it.
    for (let frames = 0; frames < 3; frames += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}
