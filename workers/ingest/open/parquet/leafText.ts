import type { SchemaElement } from 'hyparquet';
import { meaningOf } from './rawSchema.ts';
import { clockText, dayText, PER_SECOND, timestampText } from './timeText.ts';

/** A stored value, not null, as text. */
export type LeafText = (value: unknown) => string;

const hex = (bytes: Uint8Array): string =>
  `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** Big-endian, two's complement. */
function wholeNumber(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return toBigInt(value);
  let number = 0n;
  for (const byte of value) number = (number << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * value.length, number);
}

const toBigInt = (value: unknown): bigint =>
  typeof value === 'bigint' ? value : BigInt(Number(value));

function decimalText(unscaled: bigint, scale: number): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const at = digits.length - scale;
  const sign = unscaled < 0n ? '-' : '';
  return scale > 0 ? `${sign}${digits.slice(0, at)}.${digits.slice(at)}` : `${sign}${digits}`;
}

/** The shortest text that is the same number in single precision. */
function floatText(value: number): string {
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

/** Months, days and milliseconds, little-endian. */
function intervalText(value: unknown): string {
  if (!(value instanceof Uint8Array) || value.length !== 12) return anyText(value);
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  const [months, days, ms] = [0, 4, 8].map((at) => view.getUint32(at, true));
  return `P${months ?? 0}M${days ?? 0}DT${(ms ?? 0) / 1000}S`;
}

function anyText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Uint8Array) return hex(value);
  if (typeof value === 'object') return JSON.stringify(value, exactNumber);
  return String(value);
}

const exactNumber = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

const unitOf = ({ logical_type: logical, converted_type: converted }: SchemaElement): bigint => {
  if (logical?.type === 'TIMESTAMP' || logical?.type === 'TIME') return PER_SECOND[logical.unit];
  return converted?.endsWith('MICROS') === true ? PER_SECOND.MICROS : PER_SECOND.MILLIS;
};

/** How the values of a leaf are written; they come as `rawSchema` has them read. */
export function leafText(element: SchemaElement): LeafText {
  const { logical_type: logical, type, scale } = element;
  const meaning = meaningOf(element);
  const perSecond = unitOf(element);
  switch (meaning) {
    case 'DECIMAL': {
      const places = logical?.type === 'DECIMAL' ? logical.scale : scale;
      return (value) => decimalText(wholeNumber(value), places ?? 0);
    }
    case 'DATE':
      return (value) => dayText(Number(value));
    case 'TIME':
    case 'TIME_MILLIS':
    case 'TIME_MICROS':
      return (value) => clockText(toBigInt(value), perSecond);
    case 'TIMESTAMP':
    case 'TIMESTAMP_MILLIS':
    case 'TIMESTAMP_MICROS': {
      const utc = logical?.type === 'TIMESTAMP' ? logical.isAdjustedToUTC : true;
      return (value) => timestampText(toBigInt(value), perSecond, utc);
    }
    case 'INTERVAL':
      return intervalText;
  }
  // The timestamps of old programs, which say nothing of a zone.
  if (type === 'INT96') return (value) => timestampText(toBigInt(value), PER_SECOND.NANOS, false);
  return type === 'FLOAT' ? (value) => floatText(Number(value)) : anyText;
}

/** Whether the text of a leaf is a number in JSON, too. */
export const isNumeric = (element: SchemaElement): boolean =>
  meaningOf(element) === 'DECIMAL' ||
  (/^(?:INT32|INT64|FLOAT|DOUBLE)$/.test(element.type ?? '') &&
    !/^(?:DATE|TIME)/.test(meaningOf(element) ?? ''));
