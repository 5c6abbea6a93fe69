import { plainLetters } from '../../../src/domain/plainWords.ts';

const words = (text: string): string[] => text.split('|').map((word) => word.trim());

/** What programs and people write where nothing is known. */
const WORDS =
  words(`na|n/a|n.a.|n.a|#n/a|#na|#value!|#ref!|#null!|null|nil|nan|none|undefined|not set|not specified
  |not provided|not available|not applicable|no value|no data|empty|blank|missing|select|select one|select an option
  |please select|please choose|choose|choose one|pick one|\\n
  |belum diisi|tidak ada|tidak diketahui|kosong|pilih|silakan pilih
  |ninguno|ninguna|sin asignar|sin especificar|no especificado|no definido|no disponible|seleccione|seleccionar
  |k.a.|keine|keine angabe|keine angaben|nicht angegeben|nicht gesetzt|leer|bitte wählen|bitte auswählen
  |aucun|aucune|non renseigné|non défini|non spécifié|sélectionner|sélectionnez
  |nenhum|nenhuma|não informado|não definido|não especificado|sem informação|selecione`);

const NOTHING: ReadonlySet<string> = new Set(WORDS.map(plainLetters));

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** Names of people that look like one: Nan, Na and Null are only names where the capital says so. */
const NAMES = /^(?:Na|Nan|Nil)$/;

/** Longer texts are none of these. */
const LONGEST = 40;

/**
 * Whether a cell says nothing: only blanks of any kind, dashes, or a word for “nothing here”, with or without brackets
 * or dashes around it (`--None--`, `(blank)`, `[null]`).
 */
export function isBlankWord(cell: string): boolean {
  if (cell.length > LONGEST || /\d/.test(cell)) return false;
  const value = cell.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
  if (value === '' || /^[-−–—.?_*]+$/.test(value)) return true;
  if (NAMES.test(value)) return false;
  const plain = plainLetters(value);
  if (NOTHING.has(plain)) return true;
  const inside = /^(?:[([<{]+|-+) ?(.*?) ?(?:[)\]>}]+|-+|\.{2,}|…)$/.exec(plain)?.[1];
  if (inside !== undefined && NOTHING.has(inside)) return true;
  return NOTHING.has(plain.replace(/ ?(?:\.{2,}|…|:)$/, ''));
}

/**
 * The usual spellings of these words, to look for in a column of a million different texts. What begins with a sign
 * (`--None--`, `(blank)`) is found by that.
 */
export const BLANK_SPELLINGS: readonly string[] = [
  ...new Set(
    [...WORDS, ...NOTHING].flatMap((word) => {
      const all = [
        word,
        word.toUpperCase(),
        capital(word),
        word.split(' ').map(capital).join(' '),
        'NaN',
        'N.a.',
      ];
      return all.flatMap((one) => [one, `${one} `, `[${one}]`, `<${one}>`, `${one}...`]);
    }),
  ),
  '?',
].filter(isBlankWord);

const REGIONS =
  /^(?:emea|apac|latam|amer|americas|apj|apjc|anz|mea|eu|sa|eea|dach|uki|nordics|emeia|jp|row|noram|asean)$/i;

/**
 * Whether “NA” is a real word among a column's values: North America beside EMEA, or Namibia beside other codes of two
 * letters. It is then a level like the others.
 */
export function hasWordNA(values: Iterable<string>): boolean {
  let others = 0;
  let codes = 0;
  for (const cell of values) {
    const value = cell.trim();
    if (value === '' || isBlankWord(value)) continue;
    if (REGIONS.test(value)) return true;
    others += 1;
    if (/^[A-Z]{2}$/.test(value)) codes += 1;
  }
  return others >= 3 && codes === others;
}

/** Those of a column's values that say nothing. */
export function blankWords(values: readonly string[]): string[] {
  const found = values.filter(isBlankWord);
  const isNA = (value: string) => /^\s*na\s*$/i.test(value);
  return found.some(isNA) && hasWordNA(values) ? found.filter((value) => !isNA(value)) : found;
}

/** The spellings that are worth a look in any column, however large. */
export const COMMON_BLANKS: readonly string[] = words(
  'NA|N/A|n/a|na|#N/A|NULL|Null|null|None|none|NaN|nan|Select|Not set|Unknown',
).filter(isBlankWord);
