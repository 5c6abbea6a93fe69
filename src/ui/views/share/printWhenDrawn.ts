import { tick } from 'svelte';

/** About three seconds: what is not drawn by then is printed as it is. */
const MOST_FRAMES = 180;

/** Opens the print dialog once the page that was just opened, and its pictures, are there. */
export async function printWhenDrawn(): Promise<void> {
  await tick();
  const isDrawn = () =>
    document.querySelector('[data-testid="verdict"]') !== null &&
    [...document.querySelectorAll('.picture')].every((one) => one.querySelector('svg'));
  for (let frame = 0; frame < MOST_FRAMES && !isDrawn(); frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  window.print();
}
