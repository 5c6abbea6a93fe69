import { plainLetters } from './plainWords.ts';

const YES =
  /^(?:1|true|yes|y|t|ya|si|ja|j|oui|o|sim|s|benar|verdadero|verdadeiro|wahr|vrai|vero|checked)$/;
const NO = /^(?:0|false|no|n|f|tidak|bukan|nein|non|nao|salah|falso|falsch|faux|unchecked)$/;

/** Whether a value of a flag says yes, in six languages, whatever its capitals and accents. */
export const isYes = (value: string): boolean => YES.test(plainLetters(value).trim());
export const isNo = (value: string): boolean => NO.test(plainLetters(value).trim());
