import { type Encoding, encodingNames } from '../domain/encodings.ts';
import { inheritRecipe } from '../domain/inheritRecipe.ts';
import type { IntakePlan, Question } from '../domain/intakePlan.ts';
import { formQuestionId, isAboutForm } from '../domain/readAs.ts';
import { decidesNothing, type Recipe, sameDecisions } from '../domain/recipe.ts';
import type { Proposal } from '../engine/contract.ts';
import type { Analysing } from './analysing.svelte.ts';
import type { Asked, Decisions } from './decisions.svelte.ts';
import type { Dropped } from './dropped.ts';
import type { EngineBoot } from './engineBoot.svelte.ts';
import type { EnginePort, OnProgress } from './enginePort.ts';
import { hasPlan, type ReadingStep } from './intake.ts';
import { ReadChoices } from './readChoices.ts';
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
  #choices = new ReadChoices();
  #proposal: Proposal | null = null;
  /** What is being loaded, until it is analysed or something else is wanted. */
  #loading: { file: string; plan: IntakePlan } | null = null;

  constructor(parts: Parts) {
    this.#of = parts;
  }

  async open(dropped: Dropped): Promise<void> {
    this.#dropped = dropped;
    this.#of.analysing.newFile();
    this.#choices.forget();
    this.#proposal = null;
    const proposal = await this.#inspect(dropped);
    if (!proposal) return;
    this.#choices.first(proposal.plan);
    const recipe = dropped.own ? this.#of.recipes.find(proposal.plan) : null;
    await this.#proceed(proposal, recipe);
  }

  /** Reads another sheet of a workbook. @param place the workbook's among the dropped files */
  async chooseSheet(place: number, name: string): Promise<void> {
    const dropped = this.#dropped;
    if (!dropped) return;
    this.#choices.sheet(place, name);
    const proposal = await this.#inspect(dropped);
    if (proposal) await this.#read(proposal, this.#of.recipes.find(proposal.plan));
  }

  /** Loads by the plan as it stands, with the answers given. */
  async continueLoad(): Promise<void> {
    const { intake } = this.#of.shown;
    if (!hasPlan(intake)) return;
    const questions = intake.phase === 'asking' ? intake.questions : [];
    if (questions.some(({ answer }) => answer === null)) return;
    const first = questions.filter(isAboutForm);
    if (first.length > 0) return this.#readAgain(first, intake.plan);
    await this.#load(this.next(), intake.file, { plan: intake.plan, questions });
  }

  /** Loads once more what is loaded, or on its way: the engine is to take it otherwise. */
  async loadAgain(): Promise<void> {
    const { phase } = this.#of.shown.intake;
    if (phase === 'ready' || phase === 'table') return this.continueLoad();
    if (phase !== 'reading' || !this.#loading) return;
    const { file, plan } = this.#loading;
    await this.#load(this.next(), file, { plan, questions: [] });
  }

  /** Reads a file in another encoding. @param name the file's, null for the deals' own */
  async chooseEncoding(name: string | null, encoding: Encoding): Promise<void> {
    const { intake } = this.#of.shown;
    if (!hasPlan(intake)) return;
    const id = formQuestionId('encoding', name);
    const choice = { value: encoding, label: encodingNames[encoding], detail: '' };
    const said = { id, sentence: '', evidence: '', choices: [choice], answer: encoding };
    await this.#readAgain([said], intake.plan);
  }

  /** Decides by a recipe, from the beginning; by none, as if the file had never been seen. */
  async readBy(recipe: Recipe | null): Promise<void> {
    if (!this.#dropped) return;
    const afresh = recipe === null && this.#choices.any;
    if (afresh) this.#choices.forget();
    const proposal = afresh ? await this.#inspect(this.#dropped) : this.#proposal;
    if (proposal) await this.#proceed(proposal, recipe);
  }

  /** Makes everything before it late. */
  next(): number {
    this.#of.analysing.stop();
    this.#ticket += 1;
    this.#loading = null;
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
    const { sheets, readAs } = this.#choices;
    const answer = await dropped.inspect(ticket, sheets, onProgress, readAs);
    if (ticket !== this.#ticket) return null;
    if (!answer.ok) {
      shown.fail(answer.problem);
      return null;
    }
    boot.answered();
    this.#proposal = answer.value;
    return answer.value;
  }

  /** Looks at the files once more with what a person said of how they are written. */
  async #readAgain(said: readonly Question[], plan: IntakePlan): Promise<void> {
    this.#choices.say(said, plan);
    const proposal = this.#dropped && (await this.#inspect(this.#dropped));
    if (!proposal) return;
    const { decisions, recipes } = this.#of;
    // The names of its columns may be others now.
    const known = this.#dropped?.own ? recipes.find(proposal.plan) : null;
    await this.#read(proposal, decisions.applied?.recipe ?? known);
  }

  /** With the sheets, encodings and tables the recipe was made for, where the files have them. */
  async #proceed(proposal: Proposal, recipe: Recipe | null): Promise<void> {
    const again = recipe !== null && this.#choices.follow(recipe, proposal.plan);
    if (!this.#dropped || !again) return this.#read(proposal, recipe);
    const other = await this.#inspect(this.#dropped);
    if (other) await this.#read(other, recipe);
  }

  async #read(proposal: Proposal, recipe: Recipe | null): Promise<void> {
    const asked = this.#of.decisions.begin(proposal, recipe, this.#choices.answers);
    await this.#askOrLoad(this.next(), proposal.file.name, asked);
  }

  async #askOrLoad(ticket: number, file: string, asked: Asked): Promise<void> {
    if (asked.questions.every(({ answer }) => answer !== null))
      return this.#load(ticket, file, asked);
    this.#of.shown.intake = { ...asked, phase: 'asking', file };
  }

  async #load(ticket: number, file: string, asked: Asked): Promise<void> {
    const { engine, shown, analysing, decisions } = this.#of;
    const plan = decisions.settle(asked);
    this.#loading = { file, plan };
    const onProgress = this.#show(ticket, file, 'loading', null);
    const answer = await engine.load(ticket, plan, onProgress);
    if (ticket !== this.#ticket) return;
    if (!answer.ok) return shown.fail(answer.problem);
    const result = answer.value;
    if (result.phase === 'asking')
      return this.#askOrLoad(ticket, file, decisions.askedAgain(plan, result));
    if (result.phase === 'table') {
      decisions.loaded(plan, result.plan);
      this.#remember(result.plan, file);
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

  /** Keeps what was decided since the file was loaded and needs no new load; saying the usual again is no decision. */
  rememberMarks(): void {
    const { decisions, recipes, shown } = this.#of;
    if (shown.intake.phase !== 'ready' || decisions.changed) return;
    const { plan, file } = shown.intake;
    const recipe = this.#recipe(plan, file);
    const kept = recipes.find(plan);
    if (recipe && !decidesNothing(recipe)) recipes.put(recipe);
    else if (recipe && kept) recipes.remove(kept);
  }

  /** Keeps what was decided, if anything was, now that it has worked. */
  #remember(plan: IntakePlan, file: string): void {
    const { decisions, recipes } = this.#of;
    const recipe = this.#recipe(plan, file);
    const last = decisions.applied?.recipe;
    if (!recipe || (last && sameDecisions(recipe, last))) return;
    if (!decidesNothing(recipe)) recipes.put(recipe);
    else if (last) recipes.remove(last);
  }

  /** What was decided about a file of the person's own. */
  #recipe(plan: IntakePlan, file: string): Recipe | null {
    const { decisions, today } = this.#of;
    const about = { savedOn: today(), file, ...this.#choices.chosenSheets(plan) };
    const made = decisions.recipe(plan, about);
    if (!made || !this.#dropped?.own) return null;
    const { applied } = decisions;
    return applied ? inheritRecipe(made, applied.recipe, plan, applied.misfits) : made;
  }
}
