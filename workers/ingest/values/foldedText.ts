import { plainLetters } from '../../../src/domain/plainWords.ts';

/**
 * What is left of a value when capitals, accents, spaces and punctuation don't count. Signs that tell things apart
 * stay: those between two digits (`1.5`, `1-5`), `+ # % < > =`, and a minus at the end (`A-`).
 */
export function foldedText(text: string): string {
  return plainLetters(text)
    .trim()
    .replaceAll('&', 'and')
    .split(/((?<=\d)[\s\p{P}]+(?=\d)|(?<=[\p{L}\p{N}])[-−–]$)/gu)
    .map((part, i) =>
      i % 2 === 1 ? part : part.replace(/[\s\u200b-\u200d\ufeff]|(?![#%*])\p{P}/gu, ''),
    )
    .join('');
}
