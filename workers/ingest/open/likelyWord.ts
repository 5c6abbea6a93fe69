import { isMeaningless } from './byteTable.ts';

/** Letters with accents that turn up in names and loan words anywhere. */
const COMMON = /[àáâãäåæçèéêëìíîïñòóôõöøùúûüßœšž]/i;
const LETTER = /\p{L}|\p{M}/u;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;
/** Signs that programs and people write beside words and numbers. */
const SIGNS = /[£€–—“”‘’„…•°®™©§«»½¼¾²³·×±µ¿¡ºª´\u00a0\u00ad]/;

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
];
const scriptOf = (letter: string): number => SCRIPTS.findIndex((script) => script.test(letter));

/** Words of one letter. */
const LONE = /[àáâèéêíóôýаивоскуяі]/;

/** As in don’t, Joe’s, l’Oréal, O’Brien. */
const isApostrophe = (before: string, after: string): boolean =>
  /^(?:s|t|re|ll|d|m|ve)$/i.test(after) || /^(?:[dlscnjmto]|qu)$/i.test(before);

/** How odd it is for a letter to stand between these two, as a factor of its likelihood. */
function odd(letter: string, before: string, after: string): number {
  let factor = UPPER.test(letter) ? 0.5 : 1;
  if (UPPER.test(letter)) {
    if (LOWER.test(before)) factor *= 0.003;
    else if (UPPER.test(before) && LOWER.test(after)) factor *= 0.01;
  } else if (LOWER.test(letter) && UPPER.test(before) && UPPER.test(after)) factor *= 0.01;
  const script = scriptOf(letter);
  for (const neighbour of [before, after]) {
    if (/\d/.test(neighbour)) factor *= 0.01;
    else if (LETTER.test(neighbour) && scriptOf(neighbour) !== script) factor *= 0.001;
    // Latin letters with accents stand between plain ones.
    else if (script === 0 && neighbour > '\x7f' && LETTER.test(neighbour)) factor *= 0.2;
  }
  // This one only ends words.
  if (letter === 'ς' && LETTER.test(after)) factor *= 0.001;
  if (before === '' && after === '') factor *= LONE.test(letter) ? 0.2 : 0.02;
  return factor;
}

function shareOf(letter: string, shares: ReadonlyMap<string, number>): number {
  if (letter === 'İ') return shares.has('ı') ? 0.1 : 0.001;
  return shares.get(letter.toLowerCase()) ?? (COMMON.test(letter) ? 0.004 : 0.001);
}

/**
 * How likely a word is, as the logarithm of a likelihood that takes only its characters beyond the plain ones into
 * account.
 * @param shares how often a language uses each of its letters
 */
export function likelihood(word: readonly string[], shares: ReadonlyMap<string, number>): number {
  let sum = 0;
  word.forEach((character, i) => {
    if (character < '\x80') return;
    const [before = '', after = ''] = [word[i - 1], word[i + 1]];
    let share = 0.0003;
    if (isMeaningless(character)) share = 1e-6;
    else if (SIGNS.test(character)) {
      const inside = LETTER.test(before) && LETTER.test(after);
      const [left, right] = [word.slice(0, i).join(''), word.slice(i + 1).join('')];
      if (!inside) share = 0.03;
      else if (character === '’') share = isApostrophe(left, right) ? 0.9 : 0.01;
    } else if (LETTER.test(character)) {
      share = shareOf(character, shares) * odd(character, before, after);
    }
    sum += Math.log(share);
  });
  return sum;
}
