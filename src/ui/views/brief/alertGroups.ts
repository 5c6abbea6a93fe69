import type { Alert, AlertKind } from '../../../domain/document/alerts.ts';

/** Alerts of one kind: the first is shown, the others are a click away. */
export interface AlertGroup {
  kind: AlertKind;
  first: Alert;
  more: Alert[];
}

/** One kind must not drown the others; what is wrong with the data comes after what it says of the business. */
export function alertGroups(alerts: readonly Alert[]): AlertGroup[] {
  const groups = new Map<AlertKind, AlertGroup>();
  for (const alert of alerts) {
    const group = groups.get(alert.kind);
    if (group) group.more.push(alert);
    else groups.set(alert.kind, { kind: alert.kind, first: alert, more: [] });
  }
  const isData = ({ kind }: AlertGroup): number => Number(kind === 'data-quality');
  return [...groups.values()].toSorted((a, b) => isData(a) - isData(b));
}

const NAMED = 3;

/** `3 more: source Inbound, source Outbound, source Partner`. */
export function moreLine(more: readonly Alert[]): string {
  const names = more
    .map(({ segment }) => segment.map(({ field, level }) => `${field} ${level}`).join(' with '))
    .filter((name) => name !== '');
  const rest = names.length > NAMED ? ` and ${names.length - NAMED} others` : '';
  const named = names.length > 0 ? `: ${names.slice(0, NAMED).join(', ')}${rest}` : ' of this kind';
  return `${more.length} more${named}`;
}
