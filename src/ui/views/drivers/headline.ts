import type { Drivers } from '../../../domain/document/drivers.ts';
import { list } from '../../../words/numbers.ts';
import { count } from '../../text/format.ts';

/** What the driver model says, in a sentence or two. */
export function headline(drivers: Drivers): string {
  if (drivers.reason) return drivers.reason;
  const found = drivers.fields.filter(({ driver }) => driver).map(({ field }) => field);
  const tested = `${count(drivers.fields.length)} ${drivers.fields.length === 1 ? 'field' : 'fields'}, ${count(drivers.deals)} closed deals`;
  if (found.length === 0)
    return `None of the fields explains winning better than chance would (${tested}). No level is told, whatever its bar looks like.`;
  const goes = found.length === 1 ? 'goes' : 'go';
  return `${list(found)} ${goes} with winning, everything else equal (${tested}). This is association: what would happen if you changed it is another question.`;
}
