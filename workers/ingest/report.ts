import type { Dataset } from '../../src/domain/dataset.ts';
import type { ColumnReport, Source, SourceFile } from '../../src/domain/document/source.ts';
import type { Dialect, IntakePlan } from '../../src/domain/intakePlan.ts';
import type { SpanRow } from '../../src/sql/load/span.ts';
import type { OpenedFile } from './open/openFile.ts';
import type { FileRead } from './records/readFile.ts';
import type { Outcomes } from './outcomes/settleOutcomes.ts';
import type { Usage } from './usage.ts';

/** ISO dates sort as text. */
const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/** A currency in an amount's header: “Amount (USD)”, “deal_value_eur”. */
const codeIn = (name: string): string | null =>
  /(?:^|[\s_(])(usd|eur|gbp|jpy|chf|inr|aud|cad|idr|sgd|sek|nok|dkk|brl|mxn|zar)(?:$|[\s_)])/i
    .exec(name)?.[1]
    ?.toUpperCase() ?? null;

function currencyOf({ columns, currency }: IntakePlan): string | null {
  const amount = columns.find(({ role }) => role === 'amount');
  if (!amount) return null;
  if (currency) return currency.keep || null;
  if (amount.currency) return amount.currency;
  const named = codeIn(amount.name);
  if (named) return named;
  const own = columns.find(({ name }) =>
    /^(?:deal |opportunity )?currency(?: iso)?(?: code)?$/i.test(name.replaceAll('_', ' ')),
  );
  return own?.examples.length === 1 ? (own.examples[0] ?? null) : null;
}

/** A file as it was read. */
export const sourceFile = (
  { file, form }: OpenedFile,
  { delimiter }: Dialect,
  { fingerprint, loaded, rejected, repaired }: FileRead,
  joinedOn: string | null,
): SourceFile => ({
  name: file.name,
  bytes: file.size,
  sha256: fingerprint.sha256,
  format: form.format,
  gzip: form.gzip,
  encoding: form.encoding,
  sheet: form.sheet,
  delimiter,
  recordsRead: fingerprint.records,
  recordsLoaded: loaded,
  recordsRejected: rejected,
  recordsRepaired: repaired,
  joinedOn,
});

/** @param linked the files dropped with the deals; the deals' own comes first */
export function sourceOf(
  opened: OpenedFile,
  plan: IntakePlan,
  read: FileRead,
  linked: readonly SourceFile[],
  days: SpanRow | null,
): Source {
  const { createdFrom = null, createdTo = null, closedFrom = null, closedTo = null } = days ?? {};
  return {
    kind: 'deals',
    files: [sourceFile(opened, plan.dialect, read, null), ...linked],
    asOf: later(createdTo, closedTo),
    createdFrom,
    createdTo,
    closedFrom,
    closedTo,
    currency: currencyOf(plan),
  };
}

export function columnReports(
  usages: readonly Usage[],
  outcomes: Outcomes | null,
  unreadable: Dataset['unreadable'],
): ColumnReport[] {
  return usages.map(({ plan, usedAs, reason, counts }) => {
    const own = plan.role === 'outcome' && outcomes ? outcomes : counts;
    // In `deals` both are NULL. Cells of another file are not counted in deals.
    const unread = plan.from
      ? 0
      : (unreadable.find(({ column }) => column === plan.name)?.count ?? 0);
    return {
      name: plan.name,
      role: plan.role,
      type: plan.type,
      dateFormat: plan.dateFormat,
      confidence: plan.confidence,
      distinct: own ? own.distinct : 0,
      blank: Math.max((own?.blank ?? 0) - unread, 0),
      ...(plan.from && { joined: true as const }),
      usedAs,
      reason,
    };
  });
}
