import { applyAnswers } from '../domain/applyAnswers.ts';
import { answerByRecipe, applyRecipe } from '../domain/applyRecipe.ts';
import { changeColumn, type ColumnChange } from '../domain/changeColumn.ts';
import { acceptMerge, keepApart } from '../domain/changeMerge.ts';
import { changeOutcomeValue } from '../domain/changeOutcomeValue.ts';
import type { IntakePlan, Merge, Question } from '../domain/intakePlan.ts';
import { acceptJoin } from '../domain/joins.ts';
import { withLever } from '../domain/levers.ts';
import type { Outcome } from '../domain/outcome.ts';
import { rebase } from '../domain/rebase.ts';
import type { Misfit, Recipe } from '../domain/recipe.ts';
import { type RecipeAbout, recipeOf } from '../domain/recipeOf.ts';
import { settleQuestions } from '../domain/settleQuestions.ts';
import { hasPlan } from './intake.ts';
import type { Shown } from './shown.svelte.ts';

/** A plan, and what is left to ask about it. */
export interface Asked {
  plan: IntakePlan;
  questions: readonly Question[];
}

/** How many steps back are kept. */
const MOST_STEPS = 100;

const isAnswered = ({ answer }: Question): boolean => answer !== null;

/** What is decided about the open file, by a person or by the recipe of last time, and the way back. */
export class Decisions {
  /** The recipe the file is read by, and where it no longer fits. */
  applied: { recipe: Recipe; misfits: readonly Misfit[] } | null = $state.raw(null);
  #past: readonly Asked[] = $state.raw([]);
  #loaded: IntakePlan | null = $state.raw(null);
  #shown: Shown;
  #proposed: IntakePlan | null = null;
  #answered: Question[] = [];

  constructor(shown: Shown) {
    this.#shown = shown;
  }

  /** The plan was changed since it was loaded. */
  get changed(): boolean {
    const { intake } = this.#shown;
    return hasPlan(intake) && this.#loaded !== null && intake.plan !== this.#loaded;
  }

  get canUndo(): boolean {
    return this.#past.length > 0 && hasPlan(this.#shown.intake);
  }

  /**
   * Starts with what was proposed, and with what the recipe makes of it.
   * @param before what was answered already, so that it could be proposed
   */
  begin(proposal: Asked, recipe: Recipe | null, before: readonly Question[] = []): Asked {
    this.#past = [];
    this.#loaded = null;
    this.#proposed = proposal.plan;
    this.#answered = [...before, ...proposal.questions.filter(isAnswered)];
    this.applied = null;
    if (!recipe) return { plan: proposal.plan, questions: proposal.questions };
    const { plan, questions, answered, misfits } = applyRecipe(
      proposal.plan,
      proposal.questions,
      recipe,
    );
    this.#answered.push(...answered);
    this.applied = { recipe, misfits };
    return { plan, questions };
  }

  answer(questionId: string, value: string): void {
    this.#change(({ plan, questions }) => ({
      plan,
      questions: questions.map((question) =>
        question.id === questionId ? { ...question, answer: value } : question,
      ),
    }));
  }

  changeColumn(index: number, change: ColumnChange): void {
    this.#changePlan((plan) => changeColumn(plan, index, change));
  }

  /** What a value of the outcome column means. */
  changeOutcome(value: string, meaning: Outcome): void {
    this.#changePlan((plan) => changeOutcomeValue(plan, value, meaning));
  }

  /** @param file its place among the dropped files */
  acceptJoin(file: number, accepted: boolean): void {
    this.#changePlan((plan) => acceptJoin(plan, file, accepted));
  }

  merge(merge: Merge, merged: boolean): void {
    this.#changePlan((plan) => (merged ? acceptMerge(plan, merge) : keepApart(plan, merge)));
  }

  /** Whether a field is one to try out in a what-if. Nothing of the file is read otherwise: no step back, no new load. */
  markLever(name: string, lever: boolean): void {
    const { intake } = this.#shown;
    if (!hasPlan(intake)) return;
    const mark = (plan: IntakePlan): IntakePlan => withLever(plan, name, lever);
    const plan = mark(intake.plan);
    if (this.#loaded) this.#loaded = this.#loaded === intake.plan ? plan : mark(this.#loaded);
    this.#past = this.#past.map((before) => ({ ...before, plan: mark(before.plan) }));
    this.#shown.intake = { ...intake, plan };
  }

  undo(): void {
    const { intake } = this.#shown;
    const before = this.#past.at(-1);
    if (!before || !hasPlan(intake)) return;
    this.#past = this.#past.slice(0, -1);
    this.#shown.intake =
      intake.phase === 'asking' ? { ...intake, ...before } : { ...intake, plan: before.plan };
  }

  /** The plan with the answers so far; it is about to be loaded by. */
  settle({ plan, questions }: Asked): IntakePlan {
    const answered = questions.filter(isAnswered);
    this.#answered.push(...answered);
    // What was asked is answered; the way back begins after it.
    if (questions.length > 0) this.#past = [];
    return applyAnswers(plan, answered);
  }

  /** Loading by `sent` left something open: what it found out belongs to the proposal, and the recipe may know the rest. */
  askedAgain(sent: IntakePlan, { plan, questions }: Asked): Asked {
    if (this.#proposed) this.#proposed = rebase(this.#proposed, sent, plan);
    this.#loaded = null;
    this.#past = [];
    if (!this.applied) return { plan, questions };
    const { answered, left } = answerByRecipe(questions, this.applied.recipe);
    this.#answered.push(...answered);
    return { plan: applyAnswers(plan, answered), questions: left };
  }

  /** The file was loaded by `sent`; what loading it found out is in `back`, and belongs to the proposal. */
  loaded(sent: IntakePlan, back = sent): void {
    if (this.#proposed && back !== sent) this.#proposed = rebase(this.#proposed, sent, back);
    this.#loaded = back;
  }

  /** Everything that was decided on the way from the proposal to this plan. */
  recipe(plan: IntakePlan, about: RecipeAbout): Recipe | null {
    return this.#proposed && recipeOf(this.#proposed, this.#answered, plan, about);
  }

  #changePlan(change: (plan: IntakePlan) => IntakePlan): void {
    this.#change(({ plan, questions }) => {
      const changed = change(plan);
      return { plan: changed, questions: settleQuestions(plan, changed, questions) };
    });
  }

  #change(change: (asked: Asked) => Asked): void {
    const { intake } = this.#shown;
    if (!hasPlan(intake)) return;
    const before = {
      plan: intake.plan,
      questions: intake.phase === 'asking' ? intake.questions : [],
    };
    const { plan, questions } = change(before);
    this.#past = [...this.#past.slice(1 - MOST_STEPS), before];
    this.#shown.intake =
      intake.phase === 'asking' ? { ...intake, plan, questions } : { ...intake, plan };
  }
}
