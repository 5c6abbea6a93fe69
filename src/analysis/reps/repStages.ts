import type { Dataset } from '../../domain/dataset.ts';
import type { StageHabit } from '../../domain/document/reps.ts';
import {
  listedStages,
  stageEnds,
  type ListedStage,
  type StageRow,
} from '../../sql/funnelHistory.ts';
import { repStages, type RepStageRow } from '../../sql/repStages.ts';
import type { Sql } from '../../sql/sql.ts';
import { needsDates, ROWS_LOOKED_AT, stageKinds } from '../funnel/stageEnds.ts';
import type { AnalysisPort } from '../port.ts';
import { judgedParts, toldParts } from './ownParts.ts';

/**
 * Stages at which a rep loses more, or fewer, deals than others do, beyond what the rep loses over all. Only with a
 * history of stages; one family over all reps and stages.
 * @returns by rep: those told, the surest first
 */
export async function findRepStages(
  port: AnalysisPort,
  dataset: Dataset,
  where: Sql,
  dispersion: number,
): Promise<{ byRep: Map<string, StageHabit[]>; tests: number }> {
  const rep = dataset.fields.find(({ role }) => role === 'rep');
  const history = dataset.joins.some(
    ({ kind, accepted, refused }) => kind === 'history' && accepted && refused === null,
  );
  if (!rep || !history || !dataset.has.dealId) return { byRep: new Map(), tests: 0 };
  const ends = await endStages(port, dataset);
  const rows = await port.rows<RepStageRow>(
    'rep-stages',
    'Closed deals by rep and stage, from the history',
    repStages(rep.column, ends, where),
  );
  return habitsOf(rows, dispersion);
}

/** Stages that only say how a deal ended, as the funnel tells them. */
async function endStages(port: AnalysisPort, { outcomeValues }: Dataset): Promise<string[]> {
  const listed = await port.rows<ListedStage>(
    'rep-listed-stages',
    'Stages in the history',
    listedStages(),
  );
  const ended = needsDates(listed, outcomeValues)
    ? await port.rows<StageRow>(
        'rep-stage-ends',
        'How the deals of each stage ended, and whether on that day',
        stageEnds(ROWS_LOOKED_AT),
      )
    : [];
  return stageKinds(listed, outcomeValues, ended).ends;
}

/** @param rows of all reps */
export function habitsOf(
  rows: readonly RepStageRow[],
  dispersion: number,
): { byRep: Map<string, StageHabit[]>; tests: number } {
  const whole = new Map<string, { deals: number; lost: number }>();
  for (const { stage, deals, lost } of rows) {
    const sum = whole.get(stage) ?? { deals: 0, lost: 0 };
    whole.set(stage, { deals: sum.deals + deals, lost: sum.lost + lost });
  }
  const names = [...new Set(rows.map(({ rep }) => rep))];
  const judged = names.map((name) =>
    judgedParts(
      rows.flatMap(({ rep, stage, deals, lost }) => {
        const all = whole.get(stage);
        const rate = all ? 1 - all.lost / all.deals : 1;
        if (rep !== name || !(rate > 0) || !(rate < 1)) return [];
        return [{ name: stage, deals, won: deals - lost, rate, varianceRatio: 1 }];
      }),
      dispersion,
    ),
  );
  const { told, tests } = toldParts(judged);
  const byRep = new Map(
    names.map((name, i): [string, StageHabit[]] => [
      name,
      (told[i] ?? []).map((one) => ({
        stage: one.name,
        deals: one.deals,
        passed: one.won,
        expected: one.expected,
        difference: one.difference,
        pValue: one.pValue,
        qValue: one.qValue,
      })),
    ]),
  );
  return { byRep, tests };
}
