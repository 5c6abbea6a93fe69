const DAY_SECONDS = 86_400n;

export const PER_SECOND = { MILLIS: 1_000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n } as const;

/** Quotient and rest, the rest never negative. */
function divided(value: bigint, by: bigint): [bigint, bigint] {
  const rest = ((value % by) + by) % by;
  return [(value - rest) / by, rest];
}

function fractionText(fraction: bigint, perSecond: bigint): string {
  if (fraction === 0n) return '';
  const digits = String(fraction).padStart(String(perSecond).length - 1, '0');
  return `.${digits.replace(/0+$/, '')}`;
}

/** ISO date and time of whole seconds since 1970; null outside the years 0 to 9999. */
function isoSeconds(seconds: bigint): string | null {
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const text = date.toISOString();
  return text.length === 24 ? text.slice(0, 19) : null;
}

/** `2024-01-31`; the number of days itself where the calendar ends. */
export const dayText = (days: number): string =>
  isoSeconds(BigInt(days) * DAY_SECONDS)?.slice(0, 10) ?? String(days);

/** `2024-01-31T10:20:30.5Z`, without the Z when it is a wall clock's; the number itself where the calendar ends. */
export function timestampText(value: bigint, perSecond: bigint, utc: boolean): string {
  const [seconds, fraction] = divided(value, perSecond);
  const text = isoSeconds(seconds);
  return text === null
    ? String(value)
    : `${text}${fractionText(fraction, perSecond)}${utc ? 'Z' : ''}`;
}

/** `10:20:30.5` */
export function clockText(value: bigint, perSecond: bigint): string {
  const [seconds, fraction] = divided(value, perSecond);
  const text = isoSeconds(seconds)?.slice(11);
  return text === undefined || seconds < 0n || seconds >= DAY_SECONDS
    ? String(value)
    : `${text}${fractionText(fraction, perSecond)}`;
}
