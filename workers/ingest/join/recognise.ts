import { fileLabel } from '../../../src/domain/joins.ts';
import { headerMatches } from '../roles/headers.ts';
import { headerText } from '../roles/headerWords.ts';
import type { Examined } from '../inspect.ts';
import type { ColumnProfile } from '../profile.ts';

/** Columns of a file that tells which stages deals went through, and when. */
export interface HistoryColumns {
  stage: number;
  changed: number;
  amount: number | null;
}

/** Columns of a file that tells how much a rep was to sell, and when. */
export interface QuotaColumns {
  period: number;
  amount: number;
}

const means = ({ name }: ColumnProfile, role: string): boolean =>
  headerMatches(name).some((match) => match.role === role);

const CHANGED = /\b(?:changed|modified|moved|entered|created|from|since)\b/;

/** Null when it is no history: it needs a stage and a date. */
export function historyColumns({ profiles }: Examined): HistoryColumns | null {
  const texts = profiles.filter(({ type }) => type === 'text');
  const dates = profiles.filter(({ type }) => type === 'date');
  const stage =
    texts.find((p) => means(p, 'stage')) ??
    texts.find(({ name }) => /\b(?:stage|phase)\b/.test(headerText(name)));
  const changed =
    dates.find(({ name }) => CHANGED.test(headerText(name))) ??
    dates.find((p) => !means(p, 'closedDate'));
  if (!stage || !changed) return null;
  const amount = profiles.find((p) => p.type === 'number' && means(p, 'amount'));
  return { stage: stage.index, changed: changed.index, amount: amount?.index ?? null };
}

const QUOTA = /\b(?:quotas?|targets?|goals?|budgets?|plan)\b/;

/** Null when it is no quota: it needs a date, an amount, and a name that says so. */
export function quotaColumns({ profiles, opened }: Examined): QuotaColumns | null {
  const says = (name: string) => QUOTA.test(headerText(name));
  const numbers = profiles.filter(({ type }) => type === 'number');
  const period = profiles.find(({ type }) => type === 'date');
  const amount =
    numbers.find(({ name }) => says(name)) ??
    (says(fileLabel(opened.file.name)) ? numbers.find((p) => means(p, 'amount')) : undefined);
  return period && amount ? { period: period.index, amount: amount.index } : null;
}
