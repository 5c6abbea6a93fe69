import { bridgeSteps } from '../../charts/bridgeSteps.ts';
import type { Analysis } from '../../domain/analysis.ts';
import { checkHasDeals, type DealsQuestion } from '../../domain/dealsQuestion.ts';
import type { DealsAsked } from '../../state/deals.svelte.ts';
import { periodName } from '../../words/periodName.ts';
import { MOST_STEPS } from './chartRows.ts';
import type { Alert } from '../../domain/document/alerts.ts';
import type { Bridge } from '../../domain/document/bridges.ts';
import type { DriverEffect } from '../../domain/document/drivers.ts';
import type { Combination, SegmentLevel } from '../../domain/document/combinations.ts';
import type { Period } from '../../domain/document/periods.ts';
import type { QualityCheck } from '../../domain/document/quality.ts';
import type { ComparedPeriod } from '../../domain/document/verdict.ts';
import { OTHER_LEVEL } from '../../domain/field.ts';
import { endOf } from '../../domain/calendar.ts';

type Behind = Pick<Analysis, 'filters' | 'verdict'>;

/** All deals that the page is about. */
const everything = ({ filters }: Pick<Analysis, 'filters'>): DealsQuestion => ({
  filters: filters.map((one) => ({ ...one, values: [...one.values] })),
  levels: [],
  period: null,
  outcome: 'any',
  set: null,
});

/** Deals of one outcome, or of all. */
export const dealsWith = (
  analysis: Pick<Analysis, 'filters'>,
  outcome: DealsQuestion['outcome'],
): DealsQuestion => ({ ...everything(analysis), outcome });

/** Closed deals of one side of the comparison, or of the whole file where there is none. */
export function dealsOfSide(
  { filters, verdict }: Behind,
  side: Pick<ComparedPeriod, 'from' | 'to'> | null,
): DealsQuestion {
  const period = side && { clock: verdict.clock, from: side.from, to: side.to };
  return { ...everything({ filters }), outcome: 'closed', period };
}

/**
 * Deals of a segment, as `of` narrows them further.
 * @returns null for a level in which rare ones were gathered
 */
export function dealsOfSegment(
  analysis: Pick<Analysis, 'filters'>,
  levels: readonly SegmentLevel[],
  of: Partial<DealsQuestion> = {},
): DealsQuestion | null {
  if (levels.some(({ level }) => level === OTHER_LEVEL)) return null;
  const own = levels.map(({ field, level }) => ({ field, level }));
  return { ...everything(analysis), outcome: 'closed', ...of, levels: own };
}

/** The closed deals a combination was told of: of a change those of the later period. */
export function dealsOfCombination(
  analysis: Behind & Partial<Pick<Analysis, 'combinationSearch'>>,
  one: Combination,
): DealsQuestion | null {
  const period = (): DealsQuestion['period'] => {
    const instead = analysis.combinationSearch?.instead?.after;
    return instead ? closedIn(instead) : dealsOfSide(analysis, analysis.verdict.after).period;
  };
  return dealsOfSegment(analysis, one.levels, one.aspect === 'change' ? { period: period() } : {});
}

const closedIn = ({ from, to }: Pick<ComparedPeriod, 'from' | 'to'>): DealsQuestion['period'] => ({
  clock: 'closed',
  from,
  to,
});

/** Checks are made of the whole file, whatever the filters. */
export const dealsOfCheck = (check: QualityCheck): DealsQuestion | null =>
  checkHasDeals(check)
    ? {
        ...everything({ filters: [] }),
        set: { name: 'check', check: check.id, column: check.column },
      }
    : null;

/** Those that are created in the quarter `2024Q1`. */
function createdIn(analysis: Behind, label: string): DealsQuestion | null {
  const [year = '', quarter = ''] = label.split('Q');
  if (!/^\d{4}Q[1-4]$/.test(label)) return null;
  const from = `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`;
  const period = { clock: 'created' as const, from, to: endOf('quarter', from) };
  return { ...everything(analysis), period };
}

/** The deals behind an alert; null where no condition on single deals finds them. */
export function dealsOfAlert(
  analysis: Behind & Pick<Analysis, 'quality'> & Partial<Pick<Analysis, 'alertBudget'>>,
  alert: Alert,
): DealsQuestion | null {
  if (alert.set) return { ...dealsWith(analysis, 'open'), set: alert.set };
  const { after, clock } = analysis.verdict;
  const instead = analysis.alertBudget?.instead?.after;
  switch (alert.kind) {
    case 'segment-drop':
    case 'emerging-segment':
      if (instead) return dealsOfSegment(analysis, alert.segment, { period: closedIn(instead) });
      return after && clock === 'closed'
        ? dealsOfSegment(analysis, alert.segment, { period: dealsOfSide(analysis, after).period })
        : null;
    case 'weak-segment':
    case 'losing-combination':
    case 'rep-off-expectation':
    case 'drift':
      return dealsOfSegment(analysis, alert.segment);
    case 'cycle-longer':
      return createdIn(analysis, alert.id.slice(alert.id.indexOf(':') + 1));
    case 'data-quality': {
      const check = analysis.quality?.checks.find(
        ({ id, column }) => alert.id === `data-quality:${id}${column === null ? '' : `:${column}`}`,
      );
      return check ? dealsOfCheck(check) : null;
    }
    default:
      return null;
  }
}

/** What a card asks for by its title; null where the deals can't be told. */
export const askedOf = (title: string, question: DealsQuestion | null): DealsAsked | null =>
  question && { title, question };

/** The deals of a cell of a bridge's table, by the key of its column. */
export function dealsOfBridge(
  analysis: Behind,
  { field, parts }: Bridge,
  row: number,
  key: string,
): DealsAsked | null {
  const { before, after } = analysis.verdict;
  const side = key === 'dealsBefore' ? before : key === 'dealsAfter' ? after : null;
  const level = parts[row]?.level;
  if (!side || level === undefined) return null;
  const { period } = dealsOfSide(analysis, side);
  const question = dealsOfSegment(analysis, [{ field, level }], { period });
  return askedOf(`${level}, ${periodName(side.label)}`, question);
}

const OUTCOMES: Readonly<Record<string, DealsQuestion['outcome']>> = {
  deals: 'closed',
  closed: 'closed',
  won: 'won',
  lost: 'lost',
  open: 'open',
};

/** The deals of a cell of a table by levels of several fields: those of its counts. */
export function dealsOfLevels(
  analysis: Pick<Analysis, 'filters'>,
  levels: readonly SegmentLevel[],
  key: string,
): DealsAsked | null {
  const outcome = OUTCOMES[key];
  if (outcome === undefined) return null;
  const name = levels.map(({ level }) => level).join(', ');
  return askedOf(`${name}, ${outcome}`, dealsOfSegment(analysis, levels, { outcome }));
}

/** The same by the levels of one field. */
export function dealsOfLevel(
  analysis: Pick<Analysis, 'filters'>,
  field: string,
  level: unknown,
  key: string,
): DealsAsked | null {
  return typeof level === 'string' ? dealsOfLevels(analysis, [{ field, level }], key) : null;
}

/** The deals of an effect of the driver model: closed ones, as the model is made of. */
export function dealsOfEffect(
  analysis: Pick<Analysis, 'filters'>,
  effect: Pick<DriverEffect, 'field' | 'level'> | undefined,
  key: string,
): DealsAsked | null {
  if (!effect || (key !== 'deals' && key !== 'won')) return null;
  const { field, level } = effect;
  const outcome = key === 'won' ? 'won' : 'closed';
  return askedOf(`${field}: ${level}`, dealsOfSegment(analysis, [{ field, level }], { outcome }));
}

/** The deals of a step of the bridge as it is drawn: of a level those of the later period. */
export function dealsOfStep(analysis: Behind, bridge: Bridge, row: number): DealsAsked | null {
  const step = bridgeSteps(bridge, MOST_STEPS)[row];
  const { before, after } = analysis.verdict;
  const side = step?.kind === 'before' ? before : after;
  if (!step || !side) return null;
  if (step.kind === 'before' || step.kind === 'after')
    return askedOf(`Win rate, ${periodName(side.label)}`, dealsOfSide(analysis, side));
  const part = bridge.parts.findIndex(({ level }) => level === step.level);
  return step.kind === 'level' ? dealsOfBridge(analysis, bridge, part, 'dealsAfter') : null;
}

/** The deals of a cell of a table of periods. */
export function dealsOfPeriod(
  analysis: Pick<Analysis, 'filters'>,
  period: Period | undefined,
  key: string,
): DealsAsked | null {
  if (!period || (key !== 'deals' && key !== 'won')) return null;
  const { clock, from, to, label } = period;
  const outcome = key === 'won' ? 'won' : 'closed';
  const question = { ...dealsWith(analysis, outcome), period: { clock, from, to } };
  return { title: `${periodName(label)}, ${outcome}`, question };
}
