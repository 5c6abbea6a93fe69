import { inheritRecipe } from '../domain/inheritRecipe.ts';
import type { IntakePlan } from '../domain/intakePlan.ts';
import { decidesNothing, headerOf, type Recipe, sameDecisions } from '../domain/recipe.ts';
import type { Proposal } from '../engine/contract.ts';
import type { Analysing } from './analysing.svelte.ts';
import type { Asked, Decisions } from './decisions.svelte.ts';
import type { Dropped, Sheets } from './dropped.ts';
import type { EngineBoot } from './engineBoot.svelte.ts';
import type { EnginePort, OnProgress } from './enginePort.ts';
import { hasPlan, type ReadingStep } from './intake.ts';
import type { Recipes } from './recipes.svelte.ts';
import type { Shown } from './shown.svelte.ts';

interface Parts {
  engine: EnginePort;
  boot: EngineBoot;
  shown: Shown;
  analysing: Analysing;
  decisions: Decisions;
  recipes: Recipes;
  /** `YYYY-MM-DD`. */
  today: () => string;
}

/** The dropped files' way to a loaded table: inspected, asked about, loaded. The latest wish wins. */
export class Opening {
  #of: Parts;
  #ticket = 0;
  #dropped: Dropped | null = null;
  #sheets: Sheets = {};
  #proposal: Proposal | null = null;
  /** The columns of the sheet that is read when nobody chooses one. */
  #firstHeader: string[] = [];

  constructor(parts: Parts) {
    this.#of = parts;
  }

  async open(dropped: Dropped): Promise<void> {
    this.#dropped = dropped;
    this.#sheets = {};
    this.#proposal = null;
    const proposal = await this.#inspect(dropped);
    if (!proposal) return;
    this.#firstHeader = headerOf(proposal.plan);
    const recipe = dropped.own ? this.#of.recipes.find(proposal.plan) : null;
    await this.#proceed(proposal, recipe);
  }

  /** Reads another sheet of a workbook. @param place the workbook's among the dropped files */
  async chooseSheet(place: number, name: string): Promise<void> {
    const dropped = this.#dropped;
    if (!dropped) return;
    this.#sheets = { ...this.#sheets, [place]: name };
    const proposal = await this.#inspect(dropped);
    if (proposal) await this.#read(proposal, this.#of.recipes.find(proposal.plan));
  }

  /** Loads by the plan as it stands, with the answers given. */
  async continueLoad(): Promise<void> {
    const { intake } = this.#of.shown;
    if (!hasPlan(intake)) return;
    const questions = intake.phase === 'asking' ? intake.questions : [];
    if (questions.some(({ answer }) => answer === null)) return;
    await this.#load(this.next(), intake.file, { plan: intake.plan, questions });
  }

  /** Decides by a recipe, from the beginning; by none, as if the file had never been seen. */
  async readBy(recipe: Recipe | null): Promise<void> {
    if (!this.#dropped) return;
    const sheetByRecipe = recipe === null && Object.keys(this.#sheets).length > 0;
    if (sheetByRecipe) this.#sheets = {};
    const proposal = sheetByRecipe ? await this.#inspect(this.#dropped) : this.#proposal;
    if (proposal) await this.#proceed(proposal, recipe);
  }

  /** Makes everything before it late. */
  next(): number {
    this.#of.analysing.stop();
    this.#ticket += 1;
    return this.#ticket;
  }

  async #inspect(dropped: Dropped): Promise<Proposal | null> {
    const { boot, shown } = this.#of;
    const ticket = this.next();
    shown.notice = null;
    this.#show(ticket, dropped.name, 'waiting', dropped.bytes);
    await boot.tried;
    if (ticket !== this.#ticket) return null;
    const onProgress = this.#show(ticket, dropped.name, 'reading', dropped.bytes);
    const answer = await dropped.inspect(ticket, this.#sheets, onProgress);
    if (ticket !== this.#ticket) return null;
    if (!answer.ok) {
      shown.fail(answer.problem);
      return null;
    }
    boot.answered();
    this.#proposal = answer.value;
    return answer.value;
  }

  /** With the sheet the recipe was made for, if the workbook has it. */
  async #proceed(proposal: Proposal, recipe: Recipe | null): Promise<void> {
    const { file, form } = proposal.plan;
    const wanted = recipe?.sheet?.name;
    if (!this.#dropped || !wanted || wanted === form.sheet || !form.sheets.includes(wanted))
      return this.#read(proposal, recipe);
    this.#sheets = { ...this.#sheets, [file]: wanted };
    const other = await this.#inspect(this.#dropped);
    if (other) await this.#read(other, recipe);
  }

  async #read(proposal: Proposal, recipe: Recipe | null): Promise<void> {
    const asked = this.#of.decisions.begin(proposal, recipe);
    await this.#askOrLoad(this.next(), proposal.file.name, asked);
  }

  async #askOrLoad(ticket: number, file: string, asked: Asked): Promise<void> {
    if (asked.questions.every(({ answer }) => answer !== null))
      return this.#load(ticket, file, asked);
    this.#of.shown.intake = { ...asked, phase: 'asking', file };
  }

  async #load(ticket: number, file: string, asked: Asked): Promise<void> {
    const { engine, shown, analysing, decisions } = this.#of;
    analysing.forget();
    const plan = decisions.settle(asked);
    const onProgress = this.#show(ticket, file, 'loading', null);
    const answer = await engine.load(ticket, plan, onProgress);
    if (ticket !== this.#ticket) return;
    if (!answer.ok) return shown.fail(answer.problem);
    const result = answer.value;
    if (result.phase === 'asking')
      return this.#askOrLoad(ticket, file, decisions.askedAgain(plan, result));
    if (result.phase === 'table') {
      decisions.loaded(result.plan);
      shown.intake = { ...result, file };
      return;
    }
    decisions.loaded(plan);
    this.#remember(plan, file);
    onProgress({ step: 'analysing', done: 0, total: null });
    await analysing.first({ phase: 'ready', file, plan, dataset: result.dataset });
  }

  #show(ticket: number, file: string, step: ReadingStep, total: number | null): OnProgress {
    const { shown } = this.#of;
    shown.intake = { phase: 'reading', file, step, done: 0, total };
    return (progress) => {
      if (ticket !== this.#ticket || shown.intake.phase !== 'reading') return;
      shown.intake = { phase: 'reading', file, ...progress };
    };
  }

  /** Keeps what was decided, if anything was, now that it has worked. */
  #remember(plan: IntakePlan, file: string): void {
    const { decisions, recipes, today } = this.#of;
    const name = this.#sheets[plan.file];
    const sheet = name === undefined ? null : { name, insteadOf: this.#firstHeader };
    const made = decisions.recipe(plan, { savedOn: today(), file, sheet });
    if (!made || !this.#dropped?.own) return;
    const { recipe: last, misfits } = decisions.applied ?? { recipe: null, misfits: [] };
    const recipe = last ? inheritRecipe(made, last, plan, misfits) : made;
    if (last && sameDecisions(recipe, last)) return;
    if (!decidesNothing(recipe)) recipes.put(recipe);
    else if (last) recipes.remove(last);
  }
}
