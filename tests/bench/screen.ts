const TIMEOUT_MS = 300_000;

export const has = (selector: string) => document.querySelector(selector) !== null;
export const textOf = (selector: string) =>
  document.querySelector(selector)?.textContent.trim() ?? '';

/** Resolves with the time at which the page first was in that state. */
export function when(what: string, state: () => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const end = (problem: string | null) => {
      observer.disconnect();
      clearTimeout(timer);
      if (problem === null) resolve(performance.now());
      else reject(new Error(`Waited for ${what}. ${problem}`));
    };
    const look = () => {
      if (state()) end(null);
      else if (has('[data-testid=problem]')) end(textOf('[data-testid=problem]'));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const timer = setTimeout(() => end('It did not come.'), TIMEOUT_MS);
    look();
  });
}

/** The same for when it has been drawn: the second frame begins when the first one is done. */
export async function onScreen(what: string, state: () => boolean): Promise<number> {
  await when(what, state);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now();
}

/** A card that holds a chart, or the title of the words in its place. */
export function isFilled(title: string): boolean {
  const cards = [...document.querySelectorAll('section')];
  const card = cards.find((section) => section.querySelector('h2')?.textContent === title);
  return Boolean(card?.querySelector('svg, h3'));
}

export const firstFourAreThere = () =>
  has('[data-testid=verdict]') && has('[aria-label="Key figures"] dd') && isFilled('What moved it');
