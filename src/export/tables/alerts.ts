import type { Alert } from '../../domain/document/alerts.ts';
import type { DataTable } from '../table.ts';

export const alertsTable = (alerts: readonly Alert[]): DataTable => ({
  id: 'alerts',
  title: 'Alerts',
  columns: [
    { key: 'sentence', label: 'Alert', kind: 'text' },
    { key: 'kind', label: 'Kind', kind: 'text' },
    { key: 'basis', label: 'Basis', kind: 'text' },
    { key: 'severity', label: 'Severity', kind: 'text' },
    { key: 'deals', label: 'Deals', kind: 'count' },
    { key: 'pValue', label: 'p', kind: 'p' },
    { key: 'qValue', label: 'q', kind: 'p' },
    { key: 'threshold', label: 'Threshold', kind: 'text' },
    { key: 'money', label: 'At stake', kind: 'money' },
    { key: 'moneyLow', label: 'At least', kind: 'money' },
    { key: 'moneyHigh', label: 'At most', kind: 'money' },
  ],
  rows: alerts.map((alert) => [
    alert.sentence,
    alert.kind,
    alert.basis,
    alert.severity,
    alert.deals,
    alert.pValue,
    alert.qValue,
    alert.threshold,
    alert.money?.estimate ?? null,
    alert.money?.low ?? null,
    alert.money?.high ?? null,
  ]),
});
