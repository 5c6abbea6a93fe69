import type { Page } from '@playwright/test';
import { analysed } from './actions.ts';
import { expect, test } from './fixtures.ts';

/** Sheets of the Brief, by the objects of the file that a printer would get. */
async function sheets(page: Page): Promise<number> {
  await page.evaluate(() => document.fonts.ready);
  const file = await page.pdf({ preferCSSPageSize: true });
  return file.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

for (const sample of ['decline', 'flat'])
  test(`PRINT-1 the Brief on paper, told or not: ${sample}`, async ({ quiet }) => {
    await quiet.getByTestId(`open-sample-${sample}`).click();
    await analysed(quiet);
    await test.step('it is two sheets of A4', async () => {
      expect(await sheets(quiet)).toBe(2);
    });
    await test.step('it has what the screen keeps a click away, and none of its buttons', async () => {
      const notes = quiet.getByRole('region', { name: 'Definitions and origin' });
      const tables = quiet.getByRole('main').getByRole('button', { name: 'Show table' });
      await expect(notes).toBeHidden();
      await expect(tables.first()).toBeVisible();
      await quiet.emulateMedia({ media: 'print' });
      await expect(notes).toContainText('Won / (won + lost)');
      await expect(notes).toContainText('SHA-256');
      await expect(tables).toHaveCount(0);
    });
  });

test('FONT-1 the page’s own font is there, and figures are of one width', async ({ quiet }) => {
  const widths = await quiet.evaluate(async () => {
    await document.fonts.load("400 15px 'Inter Variable'");
    const line = document.createElement('span');
    document.body.append(line);
    const all = ['1111', '8888'].map((figures) => {
      line.textContent = figures;
      return line.getBoundingClientRect().width;
    });
    line.remove();
    return { all, there: document.fonts.check("400 15px 'Inter Variable'") };
  });
  expect(widths.there).toBe(true);
  expect(widths.all[0]).toBeCloseTo(widths.all[1] ?? 0, 3);
});
