import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyAnswers } from '../../src/domain/applyAnswers.ts';
import { applyRecipe } from '../../src/domain/applyRecipe.ts';
import { changeColumn, type ColumnChange } from '../../src/domain/changeColumn.ts';
import { changeOutcomeValue } from '../../src/domain/changeOutcomeValue.ts';
import { acceptMerge } from '../../src/domain/changeMerge.ts';
import { inheritRecipe } from '../../src/domain/inheritRecipe.ts';
import type { ColumnPlan, IntakePlan, Question } from '../../src/domain/intakePlan.ts';
import { acceptJoin, withJoinedColumns } from '../../src/domain/joins.ts';
import { notAValue, unmergeable } from '../../src/domain/mergeProblem.ts';
import { matchRecipe } from '../../src/domain/matchRecipe.ts';
import { parseRecipe } from '../../src/domain/parseRecipe.ts';
import { decidesNothing, decidedOf, sameDecisions } from '../../src/domain/recipe.ts';
import { meaningsOf, recipeOf } from '../../src/domain/recipeOf.ts';
import { rebase } from '../../src/domain/rebase.ts';
import { ROLES } from '../../src/domain/role.ts';
import { dateQuestion, linkedPlan, plan } from '../support/intakeFixture.ts';

const about = { savedOn: '2024-05-02', file: 'deals.csv', sheet: null, otherSheets: [] };
const answered = (question: Question, answer: string): Question => ({ ...question, answer });
const ambiguous: IntakePlan = {
  ...plan,
  columns: plan.columns.map((column) =>
    column.index === 1 ? { ...column, dateOrder: 'ambiguous' } : column,
  ),
};
const withColumn = (of: IntakePlan, index: number, change: Partial<ColumnPlan>): IntakePlan => ({
  ...of,
  columns: of.columns.map((column) => (column.index === index ? { ...column, ...change } : column)),
});

/** What a plan decides; the words around it may differ. */
const decisions = (of: IntakePlan) => ({
  columns: of.columns.map(decidedOf),
  meanings: [...meaningsOf(of.outcomeValues)].toSorted(([a], [b]) => a.localeCompare(b)),
  openWhen: of.openWhen,
  closedDateElse: of.closedDateElse,
  currency: of.currency,
  merges: of.merges.filter(({ column, into }) => {
    const own = of.columns[column];
    return own !== undefined && unmergeable(own) === null && notAValue(into) === null;
  }),
  joins: of.linked.map(({ file, accepted }) => [file, accepted]),
});

type Edit = (of: IntakePlan) => IntakePlan;
const value = fc.constantFrom('Won', 'Lost', 'Parked', 'Gewonnen', '__proto__', 'constructor', '');
const change: fc.Arbitrary<ColumnChange> = fc.oneof(
  fc.record({ role: fc.constantFrom(...ROLES) }),
  fc.record({ type: fc.constantFrom('text', 'number', 'date', 'boolean') }),
  fc.record({ dateFormat: fc.constantFrom('%d/%m/%Y', '%m/%d/%Y', '%Y-%m-%d') }),
  fc.record({ decimalMark: fc.constantFrom('.', ',') }),
);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.nat(4), change).map(
    ([index, wanted]): Edit =>
      (of) =>
        changeColumn(of, index, wanted),
  ),
  fc.tuple(value, fc.constantFrom('won', 'lost', 'open')).map(
    ([of, meaning]): Edit =>
      (before) =>
        changeOutcomeValue(before, of, meaning as 'won'),
  ),
  fc.tuple(fc.nat(3), value, value).map(
    ([column, from, into]): Edit =>
      (of) =>
        acceptMerge(of, { column, from: [from], into }),
  ),
  fc
    .constantFrom('EUR', '')
    .map((keep): Edit => (of) => ({ ...of, currency: { column: keep === '' ? null : 3, keep } })),
  fc.boolean().map(
    (accepted): Edit =>
      (of) =>
        of.linked.reduce((so, { file }) => acceptJoin(so, file, accepted), of),
  ),
);
const proposals = fc.constantFrom<IntakePlan>(
  ambiguous,
  withJoinedColumns({ ...linkedPlan, unknownOutcomes: ['Parked'] }),
  { ...ambiguous, openWhen: { column: 3, values: ['true'] }, closedDateElse: 1 },
);
const answers = fc.subarray<Question>([
  answered(dateQuestion, 'mdy'),
  answered({ ...dateQuestion, id: 'outcome-value:Parked' }, 'lost'),
]);

describe('a recipe made of a plan', () => {
  test('RECIPE-1 applied to what was proposed gives the plan again, through JSON too', () => {
    fc.assert(
      fc.property(
        proposals,
        answers,
        fc.array(edit, { maxLength: 8 }),
        (proposed, given, edits) => {
          const asked = given.map((question) => ({
            ...question,
            choices: ['dmy', 'mdy', 'won', 'lost', 'open'].map((one) => ({
              value: one,
              label: one,
              detail: '',
            })),
          }));
          const final = edits.reduce((so, next) => next(so), applyAnswers(proposed, asked));
          const recipe = parseRecipe(
            JSON.parse(JSON.stringify(recipeOf(proposed, asked, final, about))),
          );
          expect(recipe).not.toBeNull();
          if (!recipe) return;
          const blank = asked.map((question) => ({ ...question, answer: null }));
          const again = applyRecipe(proposed, blank, recipe);
          expect(decisions(again.plan)).toEqual(decisions(final));
          expect(again.questions).toEqual([]);
          expect(again.misfits.filter(({ kind }) => kind !== 'not-merged')).toEqual([]);
        },
      ),
      { seed: 3, numRuns: 3_000 },
    );
  });

  test('RECIPE-2 nothing decided is nothing kept', () => {
    expect(decidesNothing(recipeOf(plan, [], plan, about))).toBe(true);
    expect(decidesNothing(recipeOf(plan, [], changeColumn(plan, 3, { role: 'rep' }), about))).toBe(
      false,
    );
  });

  test('RECIPE-3 holds no cell of the file but those that were decided about', () => {
    const final = changeOutcomeValue(changeColumn(plan, 3, { role: 'rep' }), 'Parked', 'lost');
    const asked = [answered(dateQuestion, 'mdy')];
    const text = JSON.stringify(recipeOf(plan, asked, final, about));
    expect(text).not.toContain('03/04/2024');
    expect(text).toContain('Parked');
    for (const { examples } of plan.columns)
      for (const example of examples)
        if (!['Won', 'Lost'].includes(example)) expect(text).not.toContain(`"${example}"`);
  });

  test('RECIPE-4 what the engine found out while loading is no decision of a person', () => {
    const sent = changeColumn(ambiguous, 3, { role: 'rep' });
    const back = withColumn({ ...sent, unknownOutcomes: ['Parked'] }, 1, {
      dateFormat: '%Y-%m-%d',
    });
    const recipe = recipeOf(rebase(ambiguous, sent, back), [], back, about);
    expect(recipe.columns.map(({ name }) => name)).toEqual(['region']);
  });
});

describe('next month', () => {
  const monthOrder = [answered(dateQuestion, 'mdy')];

  test('RECIPE-5 a question it answers is not asked', () => {
    const final = applyAnswers(ambiguous, monthOrder);
    const again = applyRecipe(
      ambiguous,
      [dateQuestion],
      recipeOf(ambiguous, monthOrder, final, about),
    );
    expect(again.questions).toEqual([]);
    expect(again.plan.columns[1]).toMatchObject({ dateFormat: '%m/%d/%Y', dateOrder: 'chosen' });
  });

  test('RECIPE-6 dates that now prove another order are read as they prove, and it is told', () => {
    const final = applyAnswers(ambiguous, monthOrder);
    const again = applyRecipe(plan, [], recipeOf(ambiguous, monthOrder, final, about));
    expect(again.plan.columns[1]?.dateFormat).toBe('%d/%m/%Y');
    expect(again.misfits).toMatchObject([{ kind: 'reads-otherwise', subject: 'created_date' }]);
  });

  test('RECIPE-7 a column that is gone, or written otherwise, is told and left as proposed', () => {
    const final = changeColumn(changeColumn(plan, 1, { dateFormat: '%m/%d/%Y' }), 3, {
      role: 'rep',
    });
    const recipe = recipeOf(plan, [], final, about);
    const renamed = withColumn(withColumn(plan, 3, { name: 'area' }), 1, {
      dateFormat: '%Y-%m-%d',
    });
    const again = applyRecipe(renamed, [], recipe);
    expect(again.plan.columns.map(decidedOf)).toEqual(renamed.columns.map(decidedOf));
    expect(again.misfits.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['reads-otherwise', 'created_date'],
      ['column-missing', 'region'],
    ]);
  });

  test('RECIPE-8 an outcome nobody decided about is asked, and only that', () => {
    const parked = { ...dateQuestion, id: 'outcome-value:Parked' };
    const asked = { ...dateQuestion, id: 'outcome-value:Frozen' };
    const choices = [{ value: 'lost', label: 'Lost', detail: '' }];
    const given = [{ ...parked, choices, answer: 'lost' }];
    const recipe = recipeOf(plan, given, applyAnswers(plan, given), about);
    const again = applyRecipe(plan, [{ ...parked, choices }, asked], recipe);
    expect(again.questions).toEqual([asked]);
    expect(again.plan.outcomeValues.lost).toContain('Parked');
    expect(again.misfits).toMatchObject([{ kind: 'values-unknown', subject: 'Frozen' }]);
  });

  test('RECIPE-9 a column is found by its name, wherever it stands', () => {
    const recipe = recipeOf(plan, [], changeColumn(plan, 3, { role: 'rep' }), about);
    const [first, ...others] = plan.columns.toReversed();
    const columns = [first, ...others].flatMap((column, index) =>
      column ? [{ ...column, index }] : [],
    );
    const again = applyRecipe({ ...plan, columns }, [], recipe);
    expect(again.plan.columns.find(({ role }) => role === 'rep')?.name).toBe('region');
  });

  test('RECIPE-10 it is found by the names of the columns, though one or two are new', () => {
    const recipe = recipeOf(plan, [], changeColumn(plan, 3, { role: 'rep' }), about);
    expect(matchRecipe(withColumn(plan, 3, { name: 'area' }), [recipe])).toBe(recipe);
    const other = plan.columns.map((column) => ({ ...column, name: `other ${column.name}` }));
    expect(matchRecipe({ ...plan, columns: other }, [recipe])).toBeNull();
    const newer = { ...recipe, savedOn: '2024-06-01' };
    expect(matchRecipe(plan, [recipe, newer])).toBe(newer);
    expect(sameDecisions(recipe, newer)).toBe(true);
  });
});

describe('what next month’s file can’t follow', () => {
  const merging = (column: string, into: string) => {
    const merges = [{ column, from: ['North'], into }];
    return { ...recipeOf(plan, [], plan, about), merges };
  };

  test.each([
    ['the outcome', 'outcome', 'South', /each of its words is given its own meaning/],
    ['an amount', 'deal_amount', 'South', /read as a number/],
    ['a date', 'created_date', 'South', /read as a date/],
    ['values into nothing', 'region', ' ', /a blank/],
    ['values into NUL', 'region', 'a\0', /NUL/],
  ])('RECIPE-12 merging %s is told and not done', (_, column, into, why) => {
    const again = applyRecipe(plan, [], merging(column, into));
    expect(again.plan.merges).toEqual([]);
    expect(again.misfits).toMatchObject([{ kind: 'not-merged', subject: column }]);
    expect(again.misfits[0]?.sentence).toMatch(why);
  });

  const currency = { column: 'region', keep: 'EUR' };

  test('RECIPE-13 the currency that counts is chosen at once, before any question', () => {
    const recipe = { ...recipeOf(plan, [], plan, about), currency };
    expect(decidesNothing(recipe)).toBe(false);
    expect(applyRecipe(plan, [], recipe).plan.currency).toEqual({ column: 3, keep: 'EUR' });
    const choices = ['EUR', 'USD'].map((value) => ({ value, label: value, detail: '' }));
    const asked = { ...dateQuestion, id: 'currency:region', choices };
    const again = applyRecipe(plan, [asked], recipe);
    expect([again.questions, again.plan.currency]).toEqual([[], { column: 3, keep: 'EUR' }]);
    const other = { ...asked, choices: choices.slice(1) };
    expect(applyRecipe(plan, [other], recipe).questions).toEqual([{ ...other, answer: null }]);
  });

  test('RECIPE-14 a currency whose column is gone is told, and kept for another month', () => {
    const recipe = { ...recipeOf(plan, [], plan, about), currency };
    const renamed = withColumn(plan, 3, { name: 'area' });
    const again = applyRecipe(renamed, [], recipe);
    expect(again.plan.currency).toBeUndefined();
    expect(again.misfits).toMatchObject([{ kind: 'column-missing', subject: 'region' }]);
    const made = recipeOf(renamed, [], again.plan, about);
    expect(inheritRecipe(made, recipe, again.plan, again.misfits).currency).toEqual(currency);
  });

  test('RECIPE-15 a sheet of another workbook that is gone is told, and kept for another month', () => {
    const otherSheets = [{ file: 'accounts.xlsx', name: 'All', insteadOf: ['a'] }];
    const recipe = { ...recipeOf(plan, [], plan, about), otherSheets };
    const { misfits } = applyRecipe(plan, [], recipe);
    expect(misfits).toMatchObject([{ kind: 'sheet-missing', subject: 'All' }]);
    const made = recipeOf(plan, [], plan, about);
    expect(inheritRecipe(made, recipe, plan, misfits).otherSheets).toEqual(otherSheets);
  });

  test('RECIPE-16 a recipe kept before these were known is one still', () => {
    const recipe = recipeOf(plan, [], changeColumn(plan, 3, { role: 'rep' }), about);
    const { currency: _, otherSheets: __, ...before } = recipe;
    expect(parseRecipe(before)).toEqual(recipe);
    expect(parseRecipe({ ...recipe, currency: { column: 3, keep: 'EUR' } })).toBeNull();
  });
});

test('RECIPE-11 what is no recipe is refused, whatever it is', () => {
  const recipe = recipeOf(plan, [], changeColumn(plan, 3, { role: 'rep' }), about);
  expect(parseRecipe(recipe)).toEqual(recipe);
  expect(parseRecipe({ ...recipe, schema: 'plumbline.recipe/9' })).toBeNull();
  expect(parseRecipe({ ...recipe, columns: [{ name: 'a', was: {}, now: { role: 'king' } }] })).toBe(
    null,
  );
  const { answers: _, ...without } = recipe;
  expect(parseRecipe(without)).toBeNull();
  fc.assert(
    fc.property(fc.jsonValue(), (any) => {
      expect(parseRecipe(any)).toBeNull();
    }),
    { seed: 3, numRuns: 1_000 },
  );
});
