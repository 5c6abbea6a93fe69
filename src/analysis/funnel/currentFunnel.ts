import {
  outcomeText,
  presentStages,
  type PresentStageRow,
  type StageColumn,
} from '../../sql/funnelCurrent.ts';
import { sql } from '../../sql/sql.ts';
import { assumptionSentence } from '../../words/funnelSentence.ts';
import type { Setting } from '../setting.ts';
import { refused, type FunnelFacts } from './funnelFacts.ts';
import { agreementOf, meaningOf, presentFunnel, presentOrder } from './presentStages.ts';

/** The funnel by the stage each deal stands in now, where that agrees with its outcome. */
export async function currentFunnel(setting: Setting): Promise<FunnelFacts> {
  const { port, dataset, input, deals: where } = setting;
  if (input.run.asOf) return refused('not-known-then');
  const column = await stageColumn(setting);
  if (!column) return refused('no-stage-column');
  const asOf = dataset.source.asOf;
  const whole = await port.rows<PresentStageRow>(
    'funnel-present-stages',
    'Deals of the whole file by the stage they stand in',
    presentStages(column, asOf, sql`TRUE`),
  );
  const anyOpen = whole.some(({ open }) => open > 0);
  const outcomes = dataset.outcomeValues;
  const meanings = new Map(whole.map((row) => [row.stage, meaningOf(row, outcomes, anyOpen)]));
  const worked = ({ stage }: PresentStageRow): boolean => meanings.get(stage) === 'worked';
  const { contradiction, keepsLast } = agreementOf(
    whole,
    ({ stage }) => meanings.get(stage) ?? 'worked',
  );
  if (contradiction) return refused('stage-contradicts-outcome', contradiction);
  if (!anyOpen && !keepsLast) return refused('closed-deals-only');
  const { rows, from } = presentOrder(whole.filter(worked));
  if (rows.length < 2) return refused('no-stage-column');
  const filtered =
    input.filters.length === 0
      ? whole
      : await port.rows<PresentStageRow>(
          'funnel-present-stages-filtered',
          'Deals by the stage they stand in',
          presentStages(column, asOf, where),
        );
  const here = new Map(filtered.map((row) => [row.stage, row]));
  const counted = rows.map(
    ({ stage }) =>
      here.get(stage) ?? { stage, won: 0, lost: 0, open: 0, open_amount: 0, age: null },
  );
  const sum = (all: readonly PresentStageRow[]): number =>
    all.reduce((total, { won, lost, open }) => total + won + lost + open, 0);
  const won = filtered.reduce((total, one) => total + one.won, 0);
  if (sum(filtered) === 0) return refused('no-deals');
  const totals = setting.overview.totals;
  return {
    ...refused('no-deals'),
    basis: 'current-stage',
    refused: null,
    reason: null,
    assumption: assumptionSentence(keepsLast),
    order: { from, agreement: null },
    deals: sum(filtered),
    withoutStage: Math.max(0, totals.open + totals.won + totals.lost - sum(filtered)),
    stages: presentFunnel(counted, won, keepsLast, hasOpenAmounts(counted)),
    ends: whole.filter((row) => !worked(row)).map(({ stage }) => stage),
  };
}

/** Open deals often have no amount yet: then there is no money to tell. */
const hasOpenAmounts = (rows: readonly PresentStageRow[]): boolean =>
  rows.some(({ open_amount: amount }) => amount !== null && amount !== 0);

/** The column that has the stages; the outcome’s own where that says more of open deals than that they are open. */
async function stageColumn({ port, dataset }: Setting): Promise<StageColumn | null> {
  if (dataset.has.stage) return 'stage';
  if (dataset.outcomeValues.open.length < 2) return null;
  const [kept] = await port.rows<{ name: string }>(
    'funnel-outcome-text',
    'Whether the text of the outcome is kept',
    outcomeText(),
  );
  return kept ? 'outcome_value' : null;
}
