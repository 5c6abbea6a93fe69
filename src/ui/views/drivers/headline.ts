import type { Drivers } from '../../../domain/document/drivers.ts';
import { list } from '../../../words/numbers.ts';
import { sentenceStart } from '../../../words/sentenceStart.ts';
import { count, pointsSized } from '../../text/format.ts';

/** What the driver model says, in a sentence or two. */
export function headline(drivers: Drivers): string {
  if (drivers.reason) return drivers.reason;
  const found = drivers.fields.filter(({ driver }) => driver).map(({ field }) => field);
  const tested = `${count(drivers.fields.length)} ${drivers.fields.length === 1 ? 'field' : 'fields'}, ${count(drivers.deals)} closed deals`;
  if (found.length === 0)
    return `None of the fields explains winning better than chance would (${tested}). No level is told, whatever its bar looks like.`;
  const goes = found.length === 1 ? 'goes' : 'go';
  return `${sentenceStart(list(found))} ${goes} with winning, everything else equal (${tested}).${furthest(drivers)} This is association: what would happen if you changed it is another question.`;
}

/** The told level that helps most, and the one that hurts most. */
function furthest({ effects }: Drivers): string {
  const told = effects.flatMap((one) =>
    one.driver && one.points ? [{ ...one, points: one.points }] : [],
  );
  const [best, worst] = [
    told.filter(({ points }) => points.estimate > 0),
    told.filter(({ points }) => points.estimate < 0),
  ].map(
    (side) => side.toSorted((a, b) => Math.abs(b.points.estimate) - Math.abs(a.points.estimate))[0],
  );
  const said = [best, worst].flatMap((one) =>
    one ? [`${one.field} ${one.level} (${pointsSized(one.points)})`] : [],
  );
  return said.length > 0 ? ` Furthest from the average deal: ${list(said)}.` : '';
}
