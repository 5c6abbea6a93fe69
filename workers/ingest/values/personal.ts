import type { ColumnPlan } from '../../../src/domain/intakePlan.ts';
import { headerText } from '../roles/headerWords.ts';
import type { ColumnProfile } from '../profile.ts';

export interface Personal {
  kind: NonNullable<ColumnPlan['personal']>;
  reason: string;
}

const EMAIL = /^<?[^\s@<>]{1,64}@[^\s@<>]+\.[\p{L}]{2,}>?$/u;
const PHONE_HEADER =
  /\b(?:phone|telephone|tel|mobile|cell|fax|whatsapp|handy|telefon|telefonnummer|mobilnummer|rufnummer|telefono|celular|movil|telefone|telemovel|portable|telepon|telp|hp|ponsel)\b/;
/** Digits with a country's code, or parted as only telephone numbers are. */
const PHONE_LOOK =
  /^(?:\+\d{1,3}[\s().\-/]*\d(?:[\s().\-/]*\d){5,13}|\(\d{2,4}\)\s*\d{3,4}[\s.-]\d{3,5}|\d{3}[-.]\d{3}[-.]\d{4})(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i;
const PHONE_DIGITS = /^\+?[\d\s().\-/]{6,24}(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i;

const PERSON =
  'contact|contact person|contact name|contact full name|primary contact|primary contact name|main contact|associated contact|contact person name|person|person name|full name|contact first name|contact last name|first name|last name|middle name|given name|family name|surname|forename|firstname|lastname|birth name|created by|last modified by|modified by|updated by|created by name|last modified by name|decision maker|decision maker name|buyer name|lead name';
const ELSEWHERE =
  'kontak|nama kontak|nama depan|nama belakang|nama lengkap|nama orang|dibuat oleh|diubah oleh|contacto|nombre de contacto|nombre del contacto|persona de contacto|apellido|apellidos|nombre completo|creado por|modificado por|ansprechpartner|kontaktperson|kontakt|vorname|nachname|familienname|erstellt von|geandert von|contact principal|nom du contact|prenom|nom de famille|nom complet|cree par|modifie par|contato|nome do contato|pessoa de contato|sobrenome|nome completo|criado por|modificado por';
const NAME_HEADERS: ReadonlySet<string> = new Set([...PERSON.split('|'), ...ELSEWHERE.split('|')]);
/** Pipedrive writes “Deal - Contact person”, Salesforce “Primary Contact: Full Name”. */
const BEFORE = /^(?:deal|opportunity|opp|primary contact|contact|account) /;

/** One to five words of letters, as names are: no digits, no signs but those in O’Hara, Smith-Jones and Jr. */
const NAME_LOOK =
  /^[\p{L}\p{M}][\p{L}\p{M}.'’,-]*(?: [\p{L}\p{M}.'’,(-][\p{L}\p{M}.'’,)-]*){0,4}$/u;

/** So many different values show what a column is. */
const ENOUGH = 500;

/** The share of a column's filled cells that look like something. */
function shareOf({ values }: ColumnProfile, looks: (value: string) => boolean): number {
  let found = 0;
  let all = 0;
  let looked = 0;
  for (const [value, rows] of values) {
    if ((looked += 1) > ENOUGH) break;
    all += rows;
    if (looks(value)) found += rows;
  }
  return all === 0 ? 0 : found / all;
}

const digitsIn = (value: string): number => value.replace(/\D/g, '').length;

/**
 * Whether a column tells who somebody is or how to reach them: e-mail addresses, telephone numbers, names of people.
 * Names of accounts and deals are none; who the rep is, is not asked here.
 */
export function personalKind(profile: ColumnProfile): Personal | null {
  const header = headerText(profile.name);
  if (profile.values.size === 0 || profile.type === 'date' || profile.type === 'boolean')
    return null;
  const emails = shareOf(profile, (value) => EMAIL.test(value));
  const emailHeader = /\be ?mail\b|\bmail\b|\bcorreo\b|\bcourriel\b|\bsurel\b/.test(header);
  if (emails >= 0.5 || (emailHeader && emails > 0)) {
    return { kind: 'email', reason: 'It holds e-mail addresses of people, so it is kept out.' };
  }
  const phoneHeader = PHONE_HEADER.test(header);
  const look = phoneHeader
    ? (value: string) => PHONE_DIGITS.test(value) && digitsIn(value) >= 6 && digitsIn(value) <= 17
    : (value: string) => PHONE_LOOK.test(value);
  if (shareOf(profile, look) >= (phoneHeader ? 0.5 : 0.8)) {
    return { kind: 'phone', reason: 'It holds telephone numbers, so it is kept out.' };
  }
  const named = NAME_HEADERS.has(header) || NAME_HEADERS.has(header.replace(BEFORE, ''));
  if (!named || profile.type === 'number') return null;
  return shareOf(profile, (value) => NAME_LOOK.test(value)) >= 0.6
    ? { kind: 'name', reason: 'It holds names of people other than the reps, so it is kept out.' }
    : null;
}

/** `Jane Doe` → `J••• D••`: enough to see what a column is, too little to know who. */
export const masked = (value: string): string =>
  value.replace(
    /([\p{L}\p{N}])([\p{L}\p{N}]+)/gu,
    (_, first: string, rest: string) => first + '•'.repeat(Math.min(rest.length, 3)),
  );
