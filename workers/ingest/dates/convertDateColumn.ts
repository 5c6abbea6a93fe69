import type { ColumnPlan } from '../../../src/domain/intakePlan.ts';
import { filledCells, type FilledRow } from '../../../src/sql/load/columnCounts.ts';
import {
  convertDates,
  type DateKey,
  dateValues,
  type DateValue,
  mapDates,
} from '../../../src/sql/load/convertDates.ts';
import type { Converted } from '../converted.ts';
import { type DateVerdict, judgeDates, type SettledOrder } from './dateOrder.ts';
import { kindOf, KINDS, kindsUnder, type NumberKind } from './dateNumbers.ts';
import { type DateReading, readDate } from './dateReading.ts';
import { withDateReason } from './dateReason.ts';
import { onePattern } from './onePattern.ts';
import type { LoadPort } from '../port.ts';
import { isNothing } from '../profile.ts';
import { dateOrderQuestion } from '../questions.ts';
import { unreadableCells } from '../unreadable.ts';

/** More different days than any file has, in a handful of writings; cells beyond them are not read, and told. */
const MAX_DAYS = 400_000;

/** What bare numbers of a column may be: what a person said, what its name allows, anything when it is a date anyhow. */
function kindsOf({ name, dateFormat, dateOrder }: ColumnPlan): readonly NumberKind[] {
  const own = kindOf(dateFormat);
  if (dateFormat === null) return KINDS;
  if (own === null) return kindsUnder(name);
  return dateOrder === 'chosen' ? [own] : [...new Set([own, ...kindsUnder(name)])];
}

function keyFor({ dateFormat, examples }: ColumnPlan, kinds: readonly NumberKind[]): DateKey {
  const own = kindOf(dateFormat);
  if (own === '%Y%m%d' || own === '%d%m%Y') return 'cell';
  const isNumber = (value: string) => /^\s*\d+(?:[.,]\d+)?\s*$/.test(value);
  if (own !== null || (kinds.length > 0 && examples.some(isNumber))) return 'number';
  if (dateFormat?.includes('%H:%M') || dateFormat?.includes('%I:%M')) return 'clock';
  if (/%[HI](?:[.h]|$)/.test(dateFormat ?? '')) return 'dottedClock';
  return examples.some((value) => value.includes(':')) ? 'clock' : 'cell';
}

function settledOrder({ dateFormat, dateOrder }: ColumnPlan): SettledOrder | null {
  const open = dateOrder === 'ambiguous' || dateOrder === 'mixed';
  if (dateFormat === null || open) return null;
  return { format: dateFormat, chosen: dateOrder === 'chosen' };
}

/** Turns the column into dates and gives back the values that are none. */
async function convert(
  port: LoadPort,
  column: string,
  key: DateKey,
  values: readonly DateValue[],
  reading: DateReading,
): Promise<{ value: string; deals: number }[]> {
  const read = values.map((one) => ({ ...one, day: readDate(one.value, reading) }));
  const unread = read.filter(({ day }) => day === null);
  const pattern = values.length < MAX_DAYS ? onePattern(key, read) : null;
  if (pattern) {
    await port.run(
      convertDates(
        column,
        pattern,
        unread.map((one) => one.key),
      ),
    );
    return unread;
  }
  const [filled] = await port.query<FilledRow>(filledCells(column));
  const days = read.flatMap(({ key: own, day }) => (day === null ? [] : [[own, day] as const]));
  for (const statement of mapDates(column, key, days)) await port.run(statement);
  const looked = values.reduce((sum, { deals }) => sum + deals, 0);
  const beyond = (filled?.filled ?? looked) - looked;
  return beyond > 0 ? [...unread, { value: '…', deals: beyond }] : unread;
}

function planned(plan: ColumnPlan, verdict: DateVerdict | null): ColumnPlan {
  const { dateOrder, ...rest } = plan;
  const chosen = dateOrder === 'chosen' ? { dateOrder } : {};
  if (!verdict) return { ...rest, ...chosen, type: 'date' };
  const reason = withDateReason(plan.reason, verdict);
  return { ...rest, ...chosen, type: 'date', dateFormat: verdict.format, reason };
}

/**
 * Decides how a text column writes its dates on the different values of the whole column, and turns it into
 * dates. Asks when they do not prove the order of day and month and nobody has chosen one.
 */
export async function convertDateColumn(
  port: LoadPort,
  plan: ColumnPlan,
  column: string,
): Promise<Converted> {
  const kinds = kindsOf(plan);
  const key = keyFor(plan, kinds);
  const values = await port.query<DateValue>(dateValues(column, key, MAX_DAYS));
  const known = values.filter(({ value }) => !isNothing(value.trim()));
  const verdict = judgeDates(
    known.map(({ value, deals }) => [value, deals]),
    kinds,
    settledOrder(plan),
  );
  if (verdict && verdict.order !== 'proven') {
    const asked: ColumnPlan = { ...plan, dateFormat: verdict.format, dateOrder: verdict.order };
    const texts = known.map(({ value }) => value);
    const question = dateOrderQuestion(asked, verdict, texts, 'in the whole file');
    return { plan: asked, storage: { kind: 'text' }, unreadable: null, question };
  }
  const reading = verdict?.reading ?? { order: null, numbers: null };
  const unread = await convert(port, column, key, values, reading);
  return {
    plan: planned(plan, verdict),
    storage: { kind: 'date' },
    unreadable: unreadableCells(plan.name, unread),
    question: null,
  };
}
