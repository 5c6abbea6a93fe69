import { nextStart, startOf } from '../domain/calendar.ts';
import { repName } from './csv.ts';
import type { Shape } from './shapes.ts';

/** Account managers, and enterprise account managers. */
const levelOf = ({ seniorFrom }: Shape, rep: number): 'AM' | 'EAM' =>
  seniorFrom !== undefined && rep + 1 >= seniorFrom ? 'EAM' : 'AM';

const reps = (shape: Shape): number[] => Array.from({ length: shape.reps }, (_, rep) => rep);

/** Each rep with the level they have. */
export const usersCsv = (shape: Shape): string =>
  `sales_rep,level\n${reps(shape)
    .map((rep) => `${repName(rep)},${levelOf(shape, rep)}\n`)
    .join('')}`;

/** What each rep was to sell, quarter by quarter, the running one too. */
export function quotaCsv(shape: Shape): string {
  const { quota } = shape;
  let text = 'sales_rep,quarter_start,quota\n';
  if (!quota) return text;
  for (
    let quarter = startOf('quarter', shape.from);
    quarter <= shape.to;
    quarter = nextStart('quarter', quarter)
  )
    for (const rep of reps(shape))
      text += `${repName(rep)},${quarter},${quota[levelOf(shape, rep)]}\n`;
  return text;
}
