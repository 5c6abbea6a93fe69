import type { Encoding } from '../../../src/domain/encodings.ts';

/** Letters beyond the plain ones that languages use, the commonest first. */
const LETTERS = {
  french: 'éèàçêôîûâùëïœ',
  german: 'üäöß',
  spanish: 'óíáéñúü',
  portuguese: 'ãçáéíóêõâàúô',
  italian: 'àèòùéì',
  dutch: 'ëéïèö',
  swedish: 'äåöé',
  danish: 'øåæé',
  icelandic: 'áðíéóöþúýæ',
  catalan: 'àéèíòóçúïü',
  /** Names from everywhere. */
  european: 'éüöáíóäñçèãøåæšžàêôâúîõëßïðþýìùòû',
  polish: 'łąęóśżćńź',
  czech: 'íáěéřýžčšůúďťň',
  slovak: 'áíýéčžúšťľôďňóäĺŕ',
  hungarian: 'áéóöőüíúű',
  romanian: 'ăîşţâ',
  croatian: 'čšžćđ',
  turkish: 'ıüşğçöâ',
  lithuanian: 'ėąšžūįčęų',
  latvian: 'āīēšūļķņžģč',
  estonian: 'äõüöšž',
  russian: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ',
  ukrainian: 'оаинвітерсклудмпязьбгйчхцжїющєфґ',
  bulgarian: 'аоиетнрсвлкдпмзугъячбцйжщхшюфь',
  greek: 'αοιετσνηυρπκμλςωγδβχθφξζψάίόέήύώ',
  hebrew: 'יוהלארתבשמנםדעקחפכטגסןצזךףץ',
  arabic: 'اليمونتربةعدسفهكقحجشطصخذضزثئءظغؤإأآى',
  thai: 'านรอกเงมยลวดทสตะปบคหแจพชขใไโผศุูิีึืัำ่้็์ๆฟธณฐซษถภฉ',
  vietnamese: 'đăâêôơưàáãèéìíòóõùúý',
} as const;

type Language = keyof typeof LETTERS;

const WESTERN: readonly Language[] = [
  'french',
  'german',
  'spanish',
  'portuguese',
  'italian',
  'dutch',
  'swedish',
  'danish',
  'icelandic',
  'catalan',
  'european',
];
const CYRILLIC: readonly Language[] = ['russian', 'ukrainian', 'bulgarian'];

/** What is written in each encoding of one byte a character, and how much rarer it is than the first, as a logarithm. */
export const SINGLE: readonly {
  encoding: Encoding;
  languages: readonly Language[];
  rare: number;
}[] = [
  { encoding: 'windows-1252', languages: WESTERN, rare: 0 },
  { encoding: 'macintosh', languages: WESTERN, rare: 1.5 },
  { encoding: 'ibm850', languages: WESTERN, rare: 2 },
  {
    encoding: 'windows-1250',
    languages: ['polish', 'czech', 'slovak', 'hungarian', 'romanian', 'croatian', 'german'],
    rare: 1,
  },
  { encoding: 'windows-1251', languages: CYRILLIC, rare: 1 },
  { encoding: 'koi8-r', languages: ['russian'], rare: 2 },
  { encoding: 'ibm866', languages: ['russian'], rare: 2 },
  { encoding: 'windows-1253', languages: ['greek'], rare: 1 },
  { encoding: 'windows-1254', languages: ['turkish'], rare: 1 },
  { encoding: 'windows-1255', languages: ['hebrew'], rare: 1.5 },
  { encoding: 'windows-1256', languages: ['arabic'], rare: 1.5 },
  { encoding: 'windows-1257', languages: ['lithuanian', 'latvian', 'estonian'], rare: 1.5 },
  { encoding: 'windows-874', languages: ['thai'], rare: 1.5 },
];

const models = new Map<Language, ReadonlyMap<string, number>>();

/** How often each of a language's own small letters is met among them, 0–1. */
export function letterShares(language: Language): ReadonlyMap<string, number> {
  const known = models.get(language);
  if (known) return known;
  const letters = [...LETTERS[language]];
  const weights = letters.map((_, i) => 1 / (i + 2));
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = new Map(letters.map((letter, i) => [letter, (weights[i] ?? 0) / sum]));
  models.set(language, shares);
  return shares;
}
