import type { ColumnChange } from '../domain/changeColumn.ts';
import type { ComparisonChoice } from '../domain/comparisonChoice.ts';
import type { Days } from '../domain/definitions.ts';
import type { SegmentLevel } from '../domain/document/combinations.ts';
import type { Encoding } from '../domain/encodings.ts';
import { namesPersons } from '../domain/hiddenNames.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import type { Recipe } from '../domain/recipe.ts';
import type { Wishes } from '../domain/wishes.ts';
import type { RunIdentity, SampleId } from '../engine/contract.ts';
import { AlertOpinions } from './alertOpinions.svelte.ts';
import { Analysing } from './analysing.svelte.ts';
import { Deals } from './deals.svelte.ts';
import { Decisions } from './decisions.svelte.ts';
import { Downloads } from './downloads.svelte.ts';
import { droppedFiles, droppedSample } from './dropped.ts';
import { EngineBoot, type StartEngine } from './engineBoot.svelte.ts';
import type { EnginePort } from './enginePort.ts';
import { hidingNames } from './hidingNames.ts';
import { hasPlan, type EngineStatus, type Intake } from './intake.ts';
import { Opening } from './opening.svelte.ts';
import type { Keep } from './preferences.svelte.ts';
import { Recipes } from './recipes.svelte.ts';
import { sameFilters } from './filters.svelte.ts';
import { savedOpinions, savedText } from './savedRecipe.ts';
import { Shown } from './shown.svelte.ts';
import { Slices } from './slices.ts';

/** One file's way from dropped to analysed, and what the person asks of it: the parts, and the verbs of the page. */
export class Session {
  readonly analysing: Analysing;
  readonly deals: Deals;
  readonly decisions: Decisions;
  readonly downloads: Downloads;
  readonly recipes: Recipes;
  readonly alertOpinions: AlertOpinions;
  readonly slices: Slices;

  #shown = new Shown();
  #boot = new EngineBoot();
  #opening: Opening;
  #engine: EnginePort;

  /** Persons stand as `Rep 1`, `Rep 2` … in all that is loaded. */
  namesHidden = $state.raw(false);

  /** @param keep where the browser keeps recipes and what was said of alerts; null when it does not */
  constructor(bare: EnginePort, identify: () => RunIdentity, keep: Keep = null) {
    const engine = hidingNames(bare, () => this.namesHidden);
    const [shown, boot] = [this.#shown, this.#boot];
    this.#engine = engine;
    this.analysing = new Analysing(engine, identify, shown);
    this.deals = new Deals(engine);
    this.decisions = new Decisions(shown);
    this.downloads = new Downloads(engine, shown);
    this.recipes = new Recipes(keep);
    this.alertOpinions = new AlertOpinions(keep);
    this.slices = new Slices(engine, () => void this.analysing.renew());
    const { analysing, decisions, recipes } = this;
    const today = () => identify().createdAt.slice(0, 10);
    this.#opening = new Opening({ engine, boot, shown, analysing, decisions, recipes, today });
  }

  get intake(): Intake {
    return this.#shown.intake;
  }

  get notice(): Problem | null {
    return this.#shown.notice;
  }

  get engineStatus(): EngineStatus {
    return this.#boot.status;
  }

  get updating(): boolean {
    return this.analysing.updating;
  }

  /** What is shown was counted under other filters, or of another day: its numbers are not the answer. */
  get isStale(): boolean {
    const { intake } = this;
    if (intake.phase !== 'ready') return false;
    const { run, filters } = intake.analysis;
    const otherDay = (run.asOf?.day ?? null) !== this.analysing.asOf;
    return otherDay || !sameFilters(filters, this.filters.list);
  }

  /** The plan was changed since it was loaded. */
  get planChanged(): boolean {
    return this.decisions.changed;
  }

  get filters(): Analysing['filters'] {
    return this.analysing.filters;
  }

  get putBackColumns(): readonly string[] {
    return this.analysing.putBackColumns;
  }

  /** Starts the engine behind the page; files dropped meanwhile wait for it. */
  startEngine(start: StartEngine): Promise<void> {
    return this.#boot.start(start);
  }

  /** What the engine has to say without being asked. A call that waited for it gets its own answer. */
  tell(problem: Problem): void {
    if (hasPlan(this.intake)) this.#shown.notice = problem;
  }

  dismissNotice(): void {
    this.#shown.notice = null;
  }

  async openFiles(files: readonly File[]): Promise<void> {
    const dropped = droppedFiles(this.#engine, files);
    if (!dropped) return;
    this.downloads.forget();
    await this.#opening.open(dropped);
  }

  async openSample(sample: SampleId): Promise<void> {
    this.downloads.forget();
    await this.#opening.open(droppedSample(this.#engine, sample));
  }

  /** Reads another sheet of a workbook. @param place the workbook's among the dropped files */
  async chooseSheet(place: number, name: string): Promise<void> {
    await this.#opening.chooseSheet(place, name);
  }

  /** Reads a file in another encoding. @param name the file's, null for the deals' own */
  async chooseEncoding(name: string | null, encoding: Encoding): Promise<void> {
    await this.#opening.chooseEncoding(name, encoding);
  }

  answer(questionId: string, value: string): void {
    this.decisions.answer(questionId, value);
  }

  changeColumn(index: number, change: ColumnChange): void {
    this.decisions.changeColumn(index, change);
  }

  /** Whether a field is one to try out in a what-if; kept in the recipe. */
  markLever(field: string, lever: boolean): void {
    this.decisions.markLever(field, lever);
    this.#opening.rememberMarks();
  }

  changeOutcome(value: string, meaning: Outcome): void {
    this.decisions.changeOutcome(value, meaning);
  }

  /** Loads by the plan as it stands, with the answers given. */
  async continueLoad(): Promise<void> {
    await this.#opening.continueLoad();
  }

  /** Hides the names of persons, or shows them: the file is read again, as nothing of it may know them. */
  async hideNames(hidden: boolean): Promise<void> {
    if (hidden === this.namesHidden) return;
    this.namesHidden = hidden;
    const { intake } = this;
    if (intake.phase === 'ready') {
      this.deals.close();
      // Who was chosen has another name from now on.
      const persons = new Set(intake.plan.columns.filter(namesPersons).map(({ name }) => name));
      const others = this.filters.list.filter(({ field, closed }) => closed || !persons.has(field));
      this.filters.replace(others);
    }
    // What is on its way was asked for as it was wanted before.
    await this.#opening.loadAgain();
  }

  /** Reads the open file as if there were no recipe for it. The recipe stays. */
  async readAfresh(): Promise<void> {
    await this.#opening.readBy(null);
  }

  /** A recipe to be saved, with what was said of the alerts of such files. */
  recipeText(recipe: Recipe): string {
    return savedText(recipe, this.alertOpinions.of(recipe.header));
  }

  /**
   * Takes over a saved recipe, and reads the open file by it; and what was said of alerts, saved with it or alone.
   * @returns whether the text was either
   */
  async importRecipe(text: string): Promise<boolean> {
    const hasOpinions = this.alertOpinions.import(savedOpinions(text));
    const recipe = this.recipes.import(text);
    if (recipe && hasPlan(this.intake)) await this.#opening.readBy(recipe);
    return recipe !== null || hasOpinions;
  }

  /** Ends what runs and goes back to the start. */
  async cancel(): Promise<void> {
    this.#opening.next();
    this.downloads.forget();
    this.#shown.intake = { phase: 'empty' };
    await this.#engine.cancel();
  }

  setFilter(field: string, values: readonly string[]): Promise<void> {
    this.deals.close();
    return this.analysing.setFilter(field, values);
  }

  setClosed(days: Days | null): Promise<void> {
    this.deals.close();
    return this.analysing.setClosed(days);
  }

  toggleLevels(levels: readonly SegmentLevel[]): Promise<void> {
    this.deals.close();
    return this.analysing.toggleLevels(levels);
  }

  /** All that an address wishes for. What is open on top of the page was about other deals. */
  wish(wishes: Wishes): Promise<void> {
    this.deals.close();
    return this.analysing.wish(wishes);
  }

  clearFilters(): Promise<void> {
    return this.analysing.clearFilters();
  }

  setCompare(choice: ComparisonChoice): Promise<void> {
    return this.analysing.setCompare(choice);
  }

  /** Shows the file as it stood on a day; null for the file as it is. */
  setAsOf(day: string | null): Promise<void> {
    this.deals.close();
    return this.analysing.setAsOf(day);
  }

  setAlertBudget(budget: number): Promise<void> {
    return this.analysing.setAlertBudget(budget);
  }

  putBack(column: string): Promise<void> {
    return this.analysing.putBack(column);
  }
}
