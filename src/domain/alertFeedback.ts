export const FEEDBACK_SCHEMA = 'plumbline.alert-feedback/1';

export const OPINIONS = ['useful', 'not-useful', 'snoozed'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** What a person thinks of one alert. */
export interface AlertOpinion {
  /** The alert's id. */
  alert: string;
  opinion: Opinion;
  /** Last day of the period it was said in: a snoozed alert comes back with a later one. `YYYY-MM-DD`; null without. */
  period: string | null;
}

/** Everything said of the alerts of one kind of export. */
export interface AlertFeedback {
  schema: typeof FEEDBACK_SCHEMA;
  /** The names of the file's columns. */
  header: string[];
  opinions: AlertOpinion[];
}

/** The same for next month's export, in whatever order its columns stand. */
export const headerKey = (header: readonly string[]): string =>
  JSON.stringify([...new Set(header)].sort());

/** Whether an alert is kept off the page. @param period last day of the period that is looked at now */
export function isHidden(said: AlertOpinion | undefined, period: string | null): boolean {
  if (!said || said.opinion === 'useful') return false;
  if (said.opinion === 'not-useful') return true;
  return period === null || said.period === null || period <= said.period;
}

/** More than anybody says, so that a file made on purpose can't fill the memory. */
const MOST_ENTRIES = 5_000;
const LONGEST_TEXT = 10_000;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_TEXT;

/** From parsed JSON; null when it is none. What it has no place for is left out. */
export function parseAlertFeedback(value: unknown): AlertFeedback | null {
  if (typeof value !== 'object' || value === null) return null;
  const of = new Map<string, unknown>(Object.entries(value));
  const [header, opinions] = [of.get('header'), of.get('opinions')];
  if (of.get('schema') !== FEEDBACK_SCHEMA || !Array.isArray(header) || !Array.isArray(opinions))
    return null;
  if (header.length > MOST_ENTRIES || opinions.length > MOST_ENTRIES) return null;
  const said = opinions.map(parseOpinion);
  if (!header.every(isText) || said.includes(null)) return null;
  return { schema: FEEDBACK_SCHEMA, header, opinions: said.filter((one) => one !== null) };
}

function parseOpinion(value: unknown): AlertOpinion | null {
  if (typeof value !== 'object' || value === null) return null;
  const of = new Map<string, unknown>(Object.entries(value));
  const [alert, period] = [of.get('alert'), of.get('period')];
  const opinion = OPINIONS.find((one) => one === of.get('opinion'));
  if (!isText(alert) || !opinion || !(period === null || isText(period))) return null;
  return { alert, opinion, period };
}
