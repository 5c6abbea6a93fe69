import type { Analysis } from '../../../domain/analysis.ts';
import type { DefinitionPart, DefinitionsQuestion } from '../../../domain/definitions.ts';
import type { DefinitionSetting } from '../../../words/definitionWords.ts';
import { periodName } from '../../../words/periodName.ts';

/** What a CRM's number is of. */
export type Scope = 'period' | 'file';

/** What is asked of the file, what can differ in it, and what its words need. */
export interface DefinitionsAsked {
  question: DefinitionsQuestion;
  parts: DefinitionPart[];
  setting: DefinitionSetting;
}

/** Null for a quarter where none is compared. */
export function definitionsAsked(analysis: Analysis, scope: Scope): DefinitionsAsked | null {
  const { verdict, totals, source, filters, quality } = analysis;
  const { clock, after } = verdict;
  if (scope === 'period' && !after) return null;
  const period = scope === 'period' && after ? { from: after.from, to: after.to } : null;
  const quarters = (analysis.periods ?? []).filter(
    (one) => one.grain === 'quarter' && one.clock === clock && one.deals > 0,
  );
  const last = quarters.at(-1);
  const complete = quarters.filter((one) => !one.masked);
  const [first, end] = [complete[0], complete.at(-1)];
  const latest = last?.masked && after && last.from > after.from ? last : null;
  const span =
    first && end && complete.length < quarters.length ? { from: first.from, to: end.to } : null;
  const masked = period ? latest && { from: latest.from, to: latest.to } : span;
  const repeated = (quality?.checks ?? []).some(
    ({ id, count }) => id === 'duplicate-ids' && count > 0,
  );
  const twoClocks = source.createdFrom !== null && source.closedFrom !== null;
  const can: Record<DefinitionPart, boolean> = {
    masked: masked !== null,
    unfiltered: filters.length > 0,
    clock: period !== null && twoClocks,
    once: repeated,
    open: totals.open > 0,
    value: totals.amount !== null && totals.amount > 0,
  };
  return {
    question: {
      kind: 'definitions',
      filters: filters.map(({ field, values }) => ({ field, values: [...values] })),
      clock,
      period,
      masked,
      repeated,
    },
    parts: (Object.keys(can) as DefinitionPart[]).filter((part) => can[part]),
    setting: {
      clock,
      period: period && after ? periodName(after.label) : null,
      masked: latest ? periodName(latest.label) : null,
    },
  };
}
