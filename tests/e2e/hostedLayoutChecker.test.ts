import { expect, test } from '@playwright/test';
import { collectBoxes } from '../support/layout/boxes.ts';
import { layoutFaults } from '../support/layout/faults.ts';

const box =
  'width: 120px; border: 1px solid; margin: 30px 0; white-space: nowrap; font: 16px/1.4 sans-serif';
const long = 'a line of text far too long for its box';

const faulty: readonly [what: string, html: string, told: RegExp][] = [
  ['a wide page', '<div style="width: 900px">wide</div>', /400 pixels wider/],
  [
    'text that is cut off',
    `<p style="${box}; border: 0; overflow: hidden">${long}</p>`,
    /sticks out of p/,
  ],
  ['text outside its box', `<p style="${box}">${long}</p>`, /sticks out of p/],
  ['text outside its button', `<button style="${box}">${long}</button>`, /sticks out of button/],
  [
    'a line cut off below',
    `<div style="${box}; height: 8px; overflow: hidden">low</div>`,
    /sticks out of div/,
  ],
  [
    'text outside its picture',
    '<svg width="50"><text y="20">a long name</text></svg>',
    /sticks out of svg/,
  ],
  [
    'names on each other',
    '<svg width="200"><text y="20">North</text><text x="9" y="24">South</text></svg>',
    /“North” .* lies on “South”/,
  ],
  [
    'a choice that is cut off',
    `<select style="width: 90px"><option>${long}</option></select>`,
    /sticks out of select/,
  ],
  [
    'a control on text',
    '<p>some text</p><button style="position: relative; top: -36px">Press</button>',
    /lies on/,
  ],
];

const sound: readonly [what: string, html: string][] = [
  ['a choice', `<select><option>${long}</option></select>`],
  [
    'text shortened with an ellipsis',
    `<p style="${box}; overflow: hidden; text-overflow: ellipsis">${long}</p>`,
  ],
  ['text that can be scrolled to', `<div style="${box}; overflow: auto">${long}</div>`],
  [
    'a head that stays above what is scrolled',
    '<p style="position: sticky; top: 0">head</p><p style="margin-top: -34px">row</p>',
  ],
  [
    'a name for screen readers',
    '<p style="position: absolute; width: 1px; overflow: hidden; clip-path: inset(50%)">hidden words</p>',
  ],
  [
    'what a closed box holds',
    '<details><summary>more</summary><p style="width: 10px; overflow: hidden">something</p></details>',
  ],
  ['lines that stand close', '<p style="line-height: 1">one<br>two</p>'],
  [
    'names that stand aslant',
    '<svg width="200" height="100"><text transform="translate(20 90) rotate(-60)">North</text><text transform="translate(40 90) rotate(-60)">South</text></svg>',
  ],
];

test('LAYOUT-0 the check sees each fault there can be, and takes nothing sound for one', async ({
  page,
}) => {
  await page.setViewportSize({ width: 500, height: 500 });
  const faultsOf = async (html: string) => {
    await page.setContent(`<!doctype html><style>body { margin: 0 }</style>${html}`);
    return layoutFaults(await page.evaluate(collectBoxes), 500);
  };
  for (const [what, html, told] of faulty)
    expect.soft((await faultsOf(html)).join('\n'), what).toMatch(told);
  for (const [what, html] of sound) expect.soft(await faultsOf(html), what).toEqual([]);
});
