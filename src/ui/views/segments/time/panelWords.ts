import type { Panels } from '../../../../charts/ratesByLevelOption.ts';
import { percent } from '../../../text/format.ts';

/** Each level from its first to its last quarter that can be read. */
export function panelsAlternative(field: string, { periods, panels }: Panels): string {
  const lines = panels.map(({ label, points }) => {
    const readable = points.flatMap(({ rate, faint }, at) =>
      rate && !faint && periods[at]?.masked === false
        ? [`${percent(rate.estimate)} in ${periods[at]?.label ?? ''}`]
        : [],
    );
    const [first] = readable;
    const last = readable.at(-1);
    if (first === undefined || last === undefined) return `${label} has no quarter to read`;
    return readable.length === 1 ? `${label} ${first}` : `${label} ${first}, ${last}`;
  });
  const masked = periods.filter((one) => one.masked).map(({ label }) => label);
  const hatched = masked.length > 0 ? ` Masked: ${masked.join(', ')}.` : '';
  return `Win rate by ${field} over time: ${lines.join('; ')}.${hatched}`;
}
