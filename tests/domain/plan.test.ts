import { expect, test } from 'vitest';
import type { Question } from '../../src/domain/intakePlan.ts';
import { applyAnswers } from '../../src/domain/applyAnswers.ts';
import { changeColumn } from '../../src/domain/changeColumn.ts';
import { plan } from '../support/intakeFixture.ts';

const question = (id: string, answer: string): Question => ({
  id,
  sentence: '',
  evidence: '',
  choices: [],
  answer,
});
const roles = (of: typeof plan) => of.columns.map(({ role }) => role);

test('PLAN-1 a role that only one column can have moves over', () => {
  const changed = changeColumn(plan, 3, { role: 'amount' });
  expect(roles(changed)).toEqual(['outcome', 'createdDate', 'measure', 'amount']);
  expect(changed.columns[3]).toMatchObject({ type: 'number', decimalMark: '.', confidence: 1 });
});

test('PLAN-2 another outcome column starts without meanings', () => {
  const changed = changeColumn(plan, 3, { role: 'outcome' });
  expect(changed.outcomeValues).toEqual({ won: [], lost: [], open: [] });
  expect(roles(changed)[0]).toBe('field');
});

test('PLAN-3 a column that is no date any more has no date format', () => {
  expect(changeColumn(plan, 1, { type: 'text' }).columns[1]?.dateFormat).toBeNull();
});

test('PLAN-4 answers change what they are about, and nothing else', () => {
  const answered = applyAnswers({ ...plan, unknownOutcomes: ['Parked'] }, [
    question('outcome-value:Parked', 'lost'),
    question('date-order:created_date', 'mdy'),
    question('decimal-mark:deal_amount', ','),
  ]);
  expect(answered.outcomeValues.lost).toEqual(['Lost', 'Parked']);
  expect(answered.unknownOutcomes).toEqual([]);
  expect(answered.columns[1]).toMatchObject({ dateFormat: '%m/%d/%Y', dateOrder: 'chosen' });
  expect(answered.columns[2]?.decimalMark).toBe(',');
  expect(answered.columns[3]).toEqual(plan.columns[3]);
});

test('PLAN-5 the outcome column is chosen by name or by place', () => {
  expect(roles(applyAnswers(plan, [question('outcome-column', 'region')]))[3]).toBe('outcome');
  expect(roles(applyAnswers(plan, [question('outcome-column', '3')]))[3]).toBe('outcome');
});

test('PLAN-6 an order that is already so stays, and is chosen all the same', () => {
  const [, column] = applyAnswers(plan, [question('date-order:created_date', 'dmy')]).columns;
  expect(column).toMatchObject({ dateFormat: '%d/%m/%Y', dateOrder: 'chosen' });
});

test('PLAN-7 what belonged to the old outcome or closing date does not outlive it', () => {
  const more = { ...plan, openWhen: { column: 3, values: ['true'] }, closedDateElse: 3 };
  expect(changeColumn(more, 3, { role: 'outcome' }).openWhen).toBeUndefined();
  expect(changeColumn(more, 3, { role: 'closedDate' }).closedDateElse).toBeUndefined();
  expect(changeColumn(more, 3, { role: 'rep' })).toMatchObject({ closedDateElse: 3 });
});
