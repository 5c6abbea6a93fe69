import type { Calendar, Drift } from '../domain/document/calendar.ts';
import type { Drivers } from '../domain/document/drivers.ts';
import type { Period } from '../domain/document/periods.ts';
import { findCalendar } from './calendar.ts';
import { findDrift } from './drift.ts';
import { findDriftClustering } from './driftClustering.ts';
import type { Setting } from './setting.ts';

/** The calendar of the periods already told, and what drifted between the compared ones. */
export async function fullCalendar(
  { port, dataset, overview, input, deals, breathe }: Setting,
  drivers: Drivers,
  periods: readonly Period[],
): Promise<Calendar> {
  const { comparison, levels } = overview;
  const { run, materiality } = input;
  const calendar = findCalendar(periods, run.seed, materiality);
  if (comparison?.clock !== 'closed') return { ...calendar, drift: [] };
  const asked = drivers.fields.map((one) => one.field);
  const labels = { before: comparison.before.label, after: comparison.after.label };
  const bundled = await findDriftClustering(port, dataset, comparison, asked, deals);
  const drift = await findDrift(dataset.fields, levels, asked, labels, run.seed, breathe, bundled);
  return { ...calendar, drift: drift.map((one) => cautioned(one, comparison.warnings)) };
}

/** A quarter that the edges of the file cut holds other deals than a whole one: its drift is told with that. */
const cautioned = (drift: Drift, warnings: readonly string[]): Drift =>
  drift.sentence === null ? drift : { ...drift, sentence: [drift.sentence, ...warnings].join(' ') };
