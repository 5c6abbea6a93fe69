import type { BridgeStep } from '../../../../charts/bridgeOption.ts';
import type { WhatIfAnswer } from '../../../../domain/whatIf.ts';
import { withPicked } from '../../../../words/whatIfWords.ts';
import { percent, pointsRange, pointsSized, pointsValue, rateRange } from '../../../text/format.ts';

/** The way from the rate as it is to the predicted one. The steps add up exactly. */
export function whatIfRows({ base, rate, factors }: WhatIfAnswer): BridgeStep[] {
  const total = (label: string, interval: WhatIfAnswer['base']): BridgeStep => ({
    label,
    from: interval.estimate,
    to: interval.estimate,
    total: true,
    text: percent(interval.estimate, 1),
    tip: `${label}: ${percent(interval.estimate, 1)} (${rateRange(interval)})`,
  });
  let at = base.estimate;
  const steps = factors.map(({ field, level, points: added, driver }): BridgeStep => {
    const from = at;
    at += added.estimate;
    return {
      label: level,
      from,
      to: at,
      total: false,
      text: pointsValue(added.estimate),
      told: driver,
      tip: `${field}: ${level}\n${pointsSized(added)} (${pointsRange(added)})${driver ? '' : '\nNot a driver'}`,
    };
  });
  return [total('As they are', base), ...steps, total(withPicked(factors.length), rate)];
}
