import type { TimeStyle } from './styles.ts';

const DAY_MS = 86_400_000;
/** 9999-12-31, the last day a spreadsheet knows. */
const LAST_DAY = 2_958_465;
const DAYS_1900_TO_1904 = 1462;

const two = (n: number) => String(n).padStart(2, '0');

/** A whole number of milliseconds as a time of day. */
function clock(ms: number): string {
  const fraction = ms % 1000;
  const seconds = Math.floor(ms / 1000);
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return fraction === 0 ? text : `${text}.${String(fraction).padStart(3, '0')}`;
}

/**
 * The day a number stands for. The calendar of 1900 has a 29th of February that never was, and a day 0: both are written as a
 * spreadsheet shows them, and no reader will take them for a date.
 */
function calendarDay(day: number, since1904: boolean): string {
  const number = since1904 ? day + DAYS_1900_TO_1904 : day;
  if (number === 0) return '1900-01-00';
  if (number === 60) return '1900-02-29';
  const epoch = Date.UTC(1899, 11, number < 60 ? 31 : 30);
  return new Date(epoch + number * DAY_MS).toISOString().slice(0, 10);
}

/**
 * A number in the style of a date or a time as ISO text: `2024-01-31`, `2024-01-31T10:20:30`, `10:20:30`.
 * @returns null when it is outside the calendar; it is then the number that counts
 */
export function timeText(serial: number, style: TimeStyle, since1904: boolean): string | null {
  const last = since1904 ? LAST_DAY - DAYS_1900_TO_1904 : LAST_DAY;
  if (!(serial >= 0 && serial < last + 1)) return null;
  // Fractions of a day are binary: a millisecond is as fine as they are meant.
  const ms = Math.round(serial * DAY_MS);
  if (style.elapsed || (!style.date && serial < 1)) return clock(ms);
  const [day, rest] = [Math.floor(ms / DAY_MS), ms % DAY_MS];
  const date = calendarDay(day, since1904);
  return style.time || rest !== 0 ? `${date}T${clock(rest)}` : date;
}

/**
 * The shortest text that is exactly the number a workbook holds. Whole numbers stay as they are written, as some programs write
 * more digits than a spreadsheet keeps; so does what is no number.
 */
export function numberText(written: string): string {
  if (!/^-?\d*\.?\d+(?:[eE][-+]?\d+)?$/.test(written) || /^-?\d+$/.test(written)) return written;
  const number = Number(written);
  return Number.isFinite(number) ? String(number) : written;
}
