import { expect, type Page } from '@playwright/test';

/** What has the focus, and whether that can be seen. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return null;
    // The button inside a date field: the browser’s own, in the field’s place.
    if (!at.matches(':focus')) return null;
    const style = getComputedStyle(at);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    const label = at.getAttribute('aria-label') ?? at.closest('label')?.textContent ?? '';
    const name = (label || (at.textContent ?? '')).replaceAll(/\s+/g, ' ').trim();
    const shown = at.getClientRects().length > 0;
    return { name, tag: at.localName, visible: outlined && shown };
  });

/** Tabs on until something with this name has the focus; on the way the focus is never lost from sight. */
export async function tabTo(page: Page, name: RegExp, key = 'Tab') {
  const passed: string[] = [];
  while (passed.length < 200) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (!at) continue; // the browser’s own controls
    expect(at, `the focus can be seen on “${at.name}”`).toMatchObject({ visible: true });
    if (name.test(at.name)) return;
    passed.push(at.name);
  }
  throw new Error(`Not reached: ${name}, only ${passed.join(' | ')}`);
}

/** Presses what has this name, reached by Tab. */
export async function press(page: Page, name: RegExp, key = 'Enter') {
  await tabTo(page, name);
  await page.keyboard.press(key);
}
