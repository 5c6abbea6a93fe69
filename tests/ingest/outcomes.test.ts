import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, day, fileOf, pick, rowsOf } from '../fixtures/csv.ts';
import {
  inspected,
  loadAll,
  loadOf,
  openPort,
  outcomesIn,
  roleOf,
  type TestPort,
} from './openPort.ts';

let test_: TestPort;
beforeAll(async () => {
  test_ = await openPort();
});
afterAll(() => test_.db.close());

const outcomes = () => outcomesIn(test_);

test('INTAKE-OUTCOME a won time and a lost time are outcome enough', async () => {
  const text = csv(
    ['Deal - ID', 'Deal - Value', 'Deal - Deal created', 'Deal - Won time', 'Deal - Lost time'],
    rowsOf(90, (i) => [
      i + 1,
      i,
      day(i),
      i % 3 === 0 || i === 1 ? day(i + 40) : '',
      i % 3 === 1 ? day(i + 50) : '',
    ]),
  );
  const dataset = await loadAll(test_, fileOf(text));
  expect(outcomes()).toEqual({ won: 30, lost: 29, open: 31 });
  expect(dataset.unknownOutcomes).toEqual([{ value: 'won and lost', deals: 1 }]);
  expect(
    test_.db.query(`SELECT count(closed_on)::DOUBLE AS n FROM deals WHERE outcome = 'lost'`),
  ).toEqual([{ n: 29 }]);
});

test('INTAKE-OUTCOME wins only: told, with what that forbids', async () => {
  const file = fileOf(
    csv(
      ['id', 'status', 'amount'],
      rowsOf(40, (i) => [`d${i}`, 'Won', i]),
    ),
  );
  const { plan } = await inspected(file);
  expect(await loadOf(test_, file, plan)).toMatchObject({
    phase: 'table',
    problem: { code: 'one-outcome', sentence: expect.stringMatching(/no win rate/) as string },
  });
});

test('INTAKE-OUTCOME no outcome, though a column says why deals were lost', async () => {
  const file = fileOf(
    csv(
      ['id', 'Loss Reason', 'Is Deleted', 'amount'],
      rowsOf(40, (i) => [
        `d${i}`,
        pick(['Lost to competitor', 'Cancelled', ''], i),
        pick(['true', 'false'], i),
        i,
      ]),
    ),
  );
  const { plan } = await inspected(file);
  expect(await loadOf(test_, file, plan)).toMatchObject({
    phase: 'table',
    problem: { code: 'no-outcome' },
  });
});

const abroad: [language: string, header: string[], words: [string, string, string]][] = [
  [
    'Indonesian',
    [
      'ID Peluang',
      'Tahap',
      'Nilai',
      'Tanggal Dibuat',
      'Tanggal Tutup',
      'Pemilik',
      'Nama Perusahaan',
    ],
    ['Menang', 'Kalah', 'Proses'],
  ],
  [
    'Spanish',
    [
      'ID de oportunidad',
      'Etapa',
      'Importe',
      'Fecha de creación',
      'Fecha de cierre',
      'Vendedor',
      'Empresa',
    ],
    ['Cerrado ganado', 'Cerrado perdido', 'En curso'],
  ],
  [
    'German',
    ['Deal-Nr', 'Verkaufsphase', 'Betrag', 'Erstellt am', 'Abschlussdatum', 'Verkäufer', 'Firma'],
    ['Gewonnen', 'Verloren', 'In Bearbeitung'],
  ],
  [
    'French',
    ['ID affaire', 'Étape', 'Montant', 'Date de création', 'Date de clôture', 'Vendeur', 'Société'],
    ['Gagné', 'Perdu', 'En cours'],
  ],
  [
    'Portuguese',
    [
      'ID do negócio',
      'Etapa',
      'Valor',
      'Data de criação',
      'Data de fechamento',
      'Responsável',
      'Nome da empresa',
    ],
    ['Ganho', 'Perdido', 'Em andamento'],
  ],
];

test.each(abroad)('INTAKE-ROLES headers and outcomes in %s', async (_, header, words) => {
  const text = csv(
    header,
    rowsOf(90, (i) => [
      `x${i}`,
      pick(words, i),
      100 + i,
      day(i),
      day(i + 40),
      pick(['Ann', 'Bob'], i >> 1),
      `Firm ${i % 20}`,
    ]),
  );
  const { plan, questions } = await inspected(fileOf(text));
  expect(questions).toEqual([]);
  expect(Object.values(roleOf(plan))).toEqual([
    'dealId',
    'outcome',
    'amount',
    'createdDate',
    'closedDate',
    'rep',
    'account',
  ]);
  await loadAll(test_, fileOf(text));
  expect(outcomes()).toEqual({ won: 30, lost: 30, open: 30 });
});

test('INTAKE-OUTCOME a deal is closed only where the second column says so, however it is spelt', async () => {
  const spelt = [
    ['True', 'True', 'won'],
    ['False', 'True ', 'lost'],
    ['False', 'False', 'open'],
    ['False', 'False ', 'open'],
    ['False', '\u00a0false', 'open'],
    ['False', 'maybe', 'open'],
    ['True', '', 'open'],
  ] as const;
  const text = csv(
    ['Id', 'IsWon', 'IsClosed', 'CreatedDate', 'CloseDate'],
    rowsOf(700, (i) => {
      const [won, closed] = i < 600 ? (spelt[i % 3] ?? spelt[0]) : (spelt[i % 7] ?? spelt[0]);
      return [`d${i}`, won, closed, day(i), day(i + 30)];
    }),
  );
  const dataset = await loadAll(test_, fileOf(text));
  const wanted = { won: 0, lost: 0, open: 0 };
  for (let i = 0; i < 700; i++) wanted[(i < 600 ? spelt[i % 3] : spelt[i % 7])?.[2] ?? 'open'] += 1;
  expect(outcomes()).toEqual(wanted);
  expect(dataset.unknownOutcomes.map(({ value }) => value).sort()).toEqual([
    'IsClosed: (blank)',
    'IsClosed: maybe',
  ]);
});
