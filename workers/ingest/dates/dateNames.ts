/** Names of months, January first; several ways to write one are divided by `|`. Without accents, in lower case. */
const LONG = [
  // English, Indonesian, Spanish, German, French, Portuguese
  'january february march april may june july august september october november december',
  'januari februari|pebruari maret april mei juni juli agustus september oktober november|nopember desember',
  'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  'januar|janner|jaenner februar|feber marz|maerz april mai juni juli august september oktober november dezember',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
];
const SHORT = [
  'jan feb mar apr may jun jul aug sep|sept oct nov dec',
  'jan feb mar apr mei jun jul agu|agt|ags sep|sept okt nov|nop des',
  'ene feb mar abr may jun jul ago sep|sept|set oct nov dic',
  'jan|jann feb|febr mar|mrz apr mai jun jul aug sep|sept okt nov dez',
  'jan|janv fev|fevr mar avr mai jun|juin jul|juil aou|aout sep|sept oct nov dec',
  'jan fev mar abr mai jun jul ago set out nov dez',
];

const WEEKDAYS =
  // Sunday or Monday first does not matter here
  'sunday monday tuesday wednesday thursday friday saturday sun mon tue tues wed thu thur thurs fri sat ' +
  "minggu ahad senin selasa rabu kamis jumat jum'at sabtu min sen sel rab kam jum sab " +
  'domingo lunes martes miercoles jueves viernes sabado dom lun mar mie jue vie sab ' +
  'sonntag montag dienstag mittwoch donnerstag freitag samstag sonnabend so mo di mi do fr sa son die mit don fre sam ' +
  'dimanche lundi mardi mercredi jeudi vendredi samedi dim mer jeu ven ' +
  'segunda segunda-feira terca terca-feira quarta quarta-feira quinta quinta-feira sexta sexta-feira seg ter qua qui sex';

function monthsOf(lists: readonly string[]): Map<string, number> {
  const months = new Map<string, number>();
  for (const list of lists) {
    list.split(' ').forEach((names, i) => {
      for (const name of names.split('|')) months.set(name, i + 1);
    });
  }
  return months;
}

const long = monthsOf(LONG);
const short = monthsOf(SHORT);
const weekdays = new Set(WEEKDAYS.split(' '));

const folded = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A month's name in one of six languages. What is short and long at once, as May is, counts as short. */
export function monthNamed(word: string): { month: number; long: boolean } | null {
  const name = folded(word);
  const month = long.get(name) ?? short.get(name);
  return month === undefined ? null : { month, long: !short.has(name) };
}

/** Whether DuckDB's own strptime reads a name as we do. */
export const isEnglishMonth = (word: string): boolean =>
  [LONG, SHORT].some((lists) => lists[0]?.split(/[ |]/).includes(word.toLowerCase()));

export const isWeekday = (word: string): boolean => weekdays.has(folded(word).replace('’', "'"));
