const POWERS: Record<string, number> = {
  k: 3,
  rb: 3,
  ribu: 3,
  tsd: 3,
  thousand: 3,
  m: 6,
  mm: 6,
  mn: 6,
  mio: 6,
  jt: 6,
  juta: 6,
  million: 6,
  millions: 6,
  b: 9,
  bn: 9,
  mrd: 9,
  miliar: 9,
  milyar: 9,
  billion: 9,
  milliard: 9,
  milliards: 9,
  tn: 12,
  trillion: 12,
  triliun: 12,
  lakh: 5,
  lakhs: 5,
  crore: 7,
  crores: 7,
};

/** The power of ten a word behind a number stands for: `k` is 3, `jt` is 6; null when it is no such word. */
export const powerOf = (word: string): number | null =>
  POWERS[word.toLowerCase().replace(/\.$/, '')] ?? null;

/** “M” is a million in English and a milliard in Indonesian. */
export const isIndonesian = (word: string): boolean =>
  /^(?:rb|ribu|jt|juta|miliar|milyar|triliun)$/i.test(word);
export const isBareM = (word: string): boolean => /^m$/i.test(word);
