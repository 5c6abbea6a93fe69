import { dayOf } from '../../../src/domain/calendar.ts';
import type { Random } from '../../../src/stats/random.ts';
import type { CalibrationShape } from '../shapes/shape.ts';

/** What the deals of one account share. */
export interface DrawnAccount {
  id: number;
  /** A creation day, within 30 days of the account's first. */
  created: () => number;
  /** A uniform number, with the shape's chance the account's own one: so outcomes correlate by just as much. */
  chance: () => number;
  /** The account's level of a field that belongs to accounts, else the deal's own. */
  level: (field: string, own: number) => number;
}

/** An account's deals come within so many days: most of them close in one quarter, where being alike hurts most. */
const ACTIVE_DAYS = 30;

/** The account of each deal in turn; null where a shape knows none. */
export function accountsOf(
  shape: CalibrationShape,
  random: Random,
): { at: (deal: number) => DrawnAccount | null } {
  const { accounts } = shape;
  if (!accounts) return { at: () => null };
  const from = dayOf(shape.from);
  const last = dayOf(shape.to) - ACTIVE_DAYS;
  const draw = (id: number): DrawnAccount => {
    const first = from + Math.floor(random() * (last - from + 1));
    const shared = random();
    const levels = new Map<string, number>();
    return {
      id,
      created: () => first + Math.floor(random() * ACTIVE_DAYS),
      chance: () => (random() < Math.sqrt(accounts.correlation) ? shared : random()),
      level: (field, own) => {
        if (!accounts.fields.includes(field)) return own;
        const level = levels.get(field) ?? own;
        levels.set(field, level);
        return level;
      },
    };
  };
  let current = draw(0);
  return {
    at: (deal) => {
      const id = Math.floor(deal / accounts.deals);
      if (id !== current.id) current = draw(id);
      return current;
    },
  };
}
