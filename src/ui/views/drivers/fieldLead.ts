import type { DriverField } from '../../../domain/document/drivers.ts';
import { howOften } from '../../../words/chance.ts';
import { plain, pValue } from '../../text/format.ts';

/** Whether a field goes with winning, for somebody who knows no p value. */
export function fieldLead({
  driver,
  pValue: p,
  qValue,
  bootstrapped,
  without,
  dispersion,
  designEffect,
}: DriverField): string {
  const beside = without.length > 0 ? ` Judged without ${without.join(', ')}.` : '';
  if (p === null) return `It could not be tested.${beside}`;
  const how = bootstrapped ? ', by redrawing the wins' : '';
  const chance = `levels this different would appear in ${howOften(p)} if it did not matter`;
  const swings =
    dispersion === undefined
      ? ''
      : ` Reps swing from quarter to quarter more than chance (variance ×\u00a0${plain(dispersion)}); p allows for it.`;
  const accounts =
    designEffect === undefined
      ? ''
      : ` Deals of one account end alike (variance ×\u00a0${plain(designEffect)}); p allows for it.`;
  return `${driver ? 'A driver' : 'Not a driver'}: ${chance} (p ${pValue(p)}${how}; q ${pValue(qValue)} over all fields).${swings}${accounts}${beside}`;
}
