import type { Activity, FunnelStage } from '../../domain/document/funnel.ts';
import type { DataTable } from '../table.ts';

/** Every stage in the order of the funnel, all that is known of it. */
export const funnelTable = (stages: readonly FunnelStage[]): DataTable => ({
  id: 'funnel',
  title: 'Funnel by stage',
  columns: [
    { key: 'stage', label: 'Stage', kind: 'text' },
    { key: 'entered', label: 'Got as far', kind: 'count' },
    { key: 'advanced', label: 'Got further', kind: 'count' },
    { key: 'lost', label: 'Lost there', kind: 'count' },
    { key: 'open', label: 'Still there', kind: 'count' },
    { key: 'openAmount', label: 'Money there', kind: 'money' },
    { key: 'conversion', label: 'Of those decided got further', kind: 'rate', interval: true },
    { key: 'medianDays', label: 'Half have left by', kind: 'days' },
    { key: 'medianDaysAdvanced', label: 'Half of those getting further by', kind: 'days' },
    { key: 'medianDaysLost', label: 'Half of those lost by', kind: 'days' },
    { key: 'wonAfter', label: 'Won once further', kind: 'rate', interval: true },
    { key: 'change', label: 'Change, points', kind: 'points', interval: true },
    { key: 'qValue', label: 'q over stages', kind: 'p' },
    { key: 'skipped', label: 'Skipped it', kind: 'count' },
    { key: 'returned', label: 'Came back to it', kind: 'count' },
  ],
  rows: stages.map((one) => [
    one.stage,
    one.entered,
    one.advanced,
    one.lost,
    one.open,
    one.openAmount,
    one.conversion,
    one.medianDays,
    one.medianDaysAdvanced,
    one.medianDaysLost,
    one.wonAfter,
    one.change?.difference ?? null,
    one.change?.qValue ?? null,
    one.skipped,
    one.returned,
  ]),
});

/** Win rates by how many visits, calls or mails deals had. */
export const activityTable = ({
  column,
  bands,
}: Pick<Activity, 'column' | 'bands'>): DataTable => ({
  id: `activity-${column}`,
  title: `Win rate by ${column}`,
  columns: [
    { key: 'level', label: column, kind: 'text' },
    { key: 'deals', label: 'Closed deals', kind: 'count' },
    { key: 'won', label: 'Won', kind: 'count' },
    { key: 'winRate', label: 'Win rate', kind: 'rate', interval: true },
  ],
  rows: bands.map((one) => [one.level, one.deals, one.won, one.winRate]),
});
