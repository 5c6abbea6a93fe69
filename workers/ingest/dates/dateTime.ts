/** A time of day at the end of a value. */
export interface TimedDate {
  date: string;
  /** As a strptime pattern, with what stands between it and the date. */
  time: string;
  zoned: boolean;
}

const HALF = String.raw`[AaPp]\.? ?[Mm]\b\.?`;
const NAMES =
  'UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|AKST|AKDT|HST|BST|WET|WEST|CET|CEST|MEZ|MESZ|EET|EEST|MSK|IST|WIB|WITA|WIT|SGT|HKT|JST|KST|AEST|AEDT|ACST|AWST|NZST|NZDT|BRT|ART|CLT|COT|PET';
const OFFSET = String.raw`[+-]\d{1,2}(?::?\d{2})?`;
const ZONE = String.raw` ?(?:[Zz]|(?:${NAMES})(?:${OFFSET})?|${OFFSET})(?: ?\([^()]*\)| ?\[[\w/+-]+\])?`;
const BETWEEN = String.raw`T|(?:,| at| um| à| a las?| às| as| pukul| -| –)? |,`;

/** `14:05`, `2:05:07.123 pm`, `14.05`, `14h05`. */
const CLOCK = new RegExp(
  String.raw`^(.*?[\p{L}\d.])(${BETWEEN})(\d{1,2})([:.h])(\d{2})(?:[:.m](\d{2})([.,]\d{1,9})?)?s?(?: ?(${HALF}))?(?: ?Uhr)?(${ZONE})?$`,
  'iu',
);
/** `2 pm`, `14h`. */
const HOUR = new RegExp(
  String.raw`^(.*?[\p{L}\d.])(${BETWEEN})(\d{1,2})(?: ?(${HALF})|h| Uhr)(${ZONE})?$`,
  'iu',
);
/** `20240131T101500Z`, and a day with a zone and no time, as XML has it. */
const BASIC = new RegExp(String.raw`^(\d{8})T(\d{4})(\d{2}(?:[.,]\d{1,9})?)?(${ZONE})?$`, 'u');
const DAY_IN_ZONE = new RegExp(String.raw`^(\d{4}-\d\d-\d\d)(Z|[+-]\d\d:\d\d| (?:UTC|GMT))$`, 'u');

const within = (digits: string | undefined, most: number): boolean =>
  digits === undefined || Number(digits) <= most;

/** No place on earth is further from UTC. */
const isZone = (zone: string | undefined): boolean =>
  within(/^ ?[a-z]*[+-](\d{1,2})/i.exec(zone ?? '')?.[1], 14);

/**
 * Date and time of day apart; null when no time of day ends the value. The zone is not reckoned with: the date is the
 * one that is written.
 * @param value with single spaces
 */
export function splitTime(value: string): TimedDate | null {
  const clock = CLOCK.exec(value);
  if (clock) {
    const [, date = '', between = '', hour, mark = ':', minute, second, fraction, half, zone] =
      clock;
    if (!within(hour, half ? 12 : 24) || !within(minute, 59) || !within(second, 60)) return null;
    if (!isZone(zone)) return null;
    const seconds = second === undefined ? '' : `${mark === 'h' ? ':' : mark}%S`;
    const parts = `${half ? '%I' : '%H'}${mark}%M${seconds}${fraction ? '.%f' : ''}`;
    return {
      date,
      time: `${between}${parts}${half ? ' %p' : ''}${zone ? '%z' : ''}`,
      zoned: !!zone,
    };
  }
  const hour = HOUR.exec(value);
  if (hour) {
    const [, date = '', between = '', digits, half, zone] = hour;
    if (!within(digits, half ? 12 : 24) || !isZone(zone)) return null;
    return { date, time: `${between}${half ? '%I %p' : '%Hh'}${zone ? '%z' : ''}`, zoned: !!zone };
  }
  const basic = BASIC.exec(value);
  if (basic) {
    const [, date = '', , seconds, zone] = basic;
    if (!isZone(zone)) return null;
    return { date, time: `T%H%M${seconds ? '%S' : ''}${zone ? '%z' : ''}`, zoned: !!zone };
  }
  const day = DAY_IN_ZONE.exec(value);
  return day && isZone(day[2]) ? { date: day[1] ?? '', time: '%z', zoned: true } : null;
}
