import { expect, test } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { chooseOutcome } from '../../workers/ingest/outcomes/outcomeChoice.ts';
import { flagOutcome, outcomeOf } from '../../workers/ingest/outcomes/outcomeWords.ts';
import { profileColumn } from '../../workers/ingest/profile.ts';

const said: Record<Outcome, string> = {
  won: 'Closed Won|closedwon|CLOSED-WON|6 - Closed Won|Stage 7: Closed Won|Closed Won (100%)|Won|Won - new customer|Deal Won|Menang|Berhasil|Ganado|Cerrada ganada|Gewonnen|Geschlossen - Gewonnen|Gagné|Fermé gagné|Ganho|Negócio fechado|Sold',
  lost: 'Closed Lost|closedlost|Lost (price)|Closed Lost to Competition|Dead|Canceled|Cancelled|Out-Sold|No decision|Disqualified|Kalah|Batal|Gagal|Perdido|Cancelada|Verloren|Storniert|Perdue|PERDU (budget)|Annulé|Perda|Cerrado - Perdido',
  open: 'Open|appointmentscheduled|qualifiedtobuy|presentationscheduled|decisionmakerboughtin|contractsent|Proposal/Price Quote|Id. Decision Makers|In Progress|On Hold|Negotiation/Review|Proses|Sedang berjalan|En curso|Abierta|In Bearbeitung|Offen|En cours|Em andamento|Aberto|Follow-up|Active',
};

test.each(
  Object.entries(said).flatMap(([outcome, list]) => list.split('|').map((v) => [v, outcome])),
)('INTAKE-OUTCOME “%s” is %s', (value, outcome) => {
  expect(outcomeOf(value ?? '')).toBe(outcome);
});

test.each(['Closed', 'won over', 'Lost reason', 'GTX', '12', 'Won back program', ''])(
  'INTAKE-OUTCOME “%s” is not guessed',
  (value) => {
    expect(outcomeOf(value)).toBeNull();
  },
);

test('INTAKE-OUTCOME yes and no in six languages', () => {
  for (const yes of ['1', 'TRUE', 'Yes', 'ya', 'Sí', 'ja', 'oui', 'sim'])
    expect(flagOutcome(yes)).toBe('won');
  for (const no of ['0', 'FALSE', 'No', 'tidak', 'nein', 'non', 'não'])
    expect(flagOutcome(no)).toBe('lost');
});

const columnOf = (columns: Record<string, string[]>) => {
  const names = Object.keys(columns);
  const cells = Object.values(columns);
  const profiles = names.map((name, i) => profileColumn(i, name, cells[i] ?? []));
  const rows = (cells[0] ?? []).map((_, row) => cells.map((column) => column[row] ?? ''));
  const { column } = chooseOutcome(profiles, rows);
  return column === null ? null : names[column];
};

test.each<[why: string, columns: Record<string, string[]>]>([
  ['why a deal was lost', { 'Loss Reason': ['Lost to competitor', 'Cancelled', 'Won elsewhere'] }],
  ['the status of a lead', { 'Lead Status': ['Converted', 'Unqualified', 'New'] }],
  ['whether a row is deleted', { 'Is Deleted': ['true', 'false'] }],
  ['whether a user is active', { Active: ['1', '0'] }],
  ['the status of an order', { 'Order Status': ['Cancelled', 'Sold', 'Pending'] }],
  ['the state of a contract', { Contract: ['signed', 'rejected', 'signed'] }],
  ['why, in German', { Verlustgrund: ['Verloren', 'Gewonnen'] }],
])('INTAKE-OUTCOME false friends: %s is no outcome', (_, columns) => {
  expect(columnOf(columns)).toBeNull();
});

test.each<[name: string, columns: Record<string, string[]>]>([
  ['Etapa', { Etapa: ['Cerrado ganado', 'Cerrado perdido', 'En curso'] }],
  ['Statut', { Statut: ['Gagné', 'Perdu', 'En cours'] }],
  ['Hasil', { Hasil: ['Menang', 'Kalah', 'Batal'] }],
  ['Ergebnis', { Ergebnis: ['Gewonnen', 'Verloren'] }],
  ['Situação', { Situação: ['Ganho', 'Perdido', 'Aberto'] }],
  ['Status', { 'Lead Status': ['Converted', 'Unqualified'], Status: ['Won', 'Lost'] }],
])('INTAKE-OUTCOME “%s” is the outcome', (name, columns) => {
  expect(columnOf(columns)).toBe(name);
});
