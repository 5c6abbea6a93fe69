import type { ExclusionReason } from '../../domain/document/drivers.ts';
import type { PendingPart } from '../../domain/document/run.ts';
import type { ColumnType, Role } from '../../domain/role.ts';
import type { ReadingStep } from '../../state/intake.ts';
import type { Page } from '../../state/view.svelte.ts';

export const roleLabels: Record<Role, string> = {
  dealId: 'Deal id',
  outcome: 'Outcome (won, lost, open)',
  stage: 'Stage',
  amount: 'Amount',
  createdDate: 'Created date',
  closedDate: 'Closed date',
  rep: 'Rep',
  account: 'Account',
  field: 'Field to split by',
  measure: 'Number',
  date: 'Other date',
  ignored: 'Ignored',
};

export const typeLabels: Record<ColumnType, string> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  boolean: 'Yes / no',
};

export const decimalMarkLabels = { '.': '1,234.56', ',': '1.234,56' };

/** What a column tells of a person. */
export const personalLabels = { email: 'e-mail', phone: 'phone', name: 'person' };

export const pageLabels: Record<Page, string> = {
  brief: 'Brief',
  segments: 'Segments',
  drivers: 'Drivers',
  pipeline: 'Pipeline',
  reps: 'Reps',
  check: 'Check',
  method: 'Data & method',
  share: 'Share',
};

export const stepLabels: Record<ReadingStep, string> = {
  waiting: 'Waiting for the engine',
  reading: 'Reading',
  profiling: 'Finding out what the columns are',
  loading: 'Loading',
  analysing: 'Analysing',
  generating: 'Making the sample',
};

export const pendingLabels: Record<PendingPart, string> = {
  cycle: 'cycle times',
  periods: 'periods',
  quality: 'data quality',
  sensitivity: 'the other ways to look at the change',
  drivers: 'drivers',
  health: 'model health',
  combinations: 'combinations of two fields',
  cohorts: 'cohorts',
  calendar: 'the calendar',
  reps: 'reps',
  alerts: 'alerts',
  recommendations: 'actions',
  pipeline: 'the open deals',
  funnel: 'the funnel',
  forecast: 'the forecast',
  'track-record': 'the track record',
};

export const exclusionLabels: Record<ExclusionReason, string> = {
  'leaks-outcome': 'Known only after the outcome',
  identifier: 'An identifier',
  'too-many-levels': 'Too many values',
  constant: 'The same everywhere',
  'free-text': 'Free text',
  'same-as-another': 'The same as another',
};

export const confidenceWord = (confidence: number): string => {
  if (confidence >= 0.9) return 'sure';
  if (confidence >= 0.6) return 'likely';
  return 'a guess';
};
