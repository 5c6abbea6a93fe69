import type { Analysis } from '../domain/analysis.ts';
import {
  type ComparisonChoice,
  defaultComparison,
  sameChoice,
} from '../domain/comparisonChoice.ts';
import { asItStood, quarterEnds } from '../domain/asOfDay.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Days } from '../domain/definitions.ts';
import type { SegmentLevel } from '../domain/document/combinations.ts';
import { fitWishes, fitWishesThen } from '../domain/fitWishes.ts';
import type { Answer, Problem } from '../domain/problem.ts';
import { type Misfit, sameWishes, type Wishes } from '../domain/wishes.ts';
import type { AnalyseOptions, RunIdentity } from '../engine/contract.ts';
import { Comparison } from './comparison.svelte.ts';
import type { EnginePort } from './enginePort.ts';
import { Filters } from './filters.svelte.ts';
import type { Intake } from './intake.ts';
import { interrupted } from './interrupted.ts';
import type { Shown } from './shown.svelte.ts';

type Ready = Extract<Intake, { phase: 'ready' }>;
type ReadyWith = (analysis: Analysis) => Ready;

/** One point: a change smaller than this is not called one. */
const MATERIALITY = 0.01;
/** One complete period in twenty may raise a false alert. */
const ALERT_BUDGET = 0.05;

/** The analysis of a loaded file, and what the person asks of it. */
export class Analysing {
  /** A newer analysis of the same file is on its way. */
  updating = $state.raw(false);
  putBackColumns: readonly string[] = $state.raw([]);
  /** Chance, 0–1, that a complete period raises any false alert. */
  alertBudget = $state.raw(ALERT_BUDGET);
  /** The file is looked at as it stood on this day; null for the file as it is. */
  asOf: string | null = $state.raw(null);

  /** A file was analysed since the page was opened: what is wished for is not of a link any more. */
  hadFile = false;
  /** What was wished for and this file does not have. */
  misfits: readonly Misfit[] = $state.raw([]);
  /** Told when something else is wished for: as a step one can go back from, or to put the last one right. */
  onWished: (wishes: Wishes, how: 'push' | 'replace') => void = () => undefined;

  readonly filters = new Filters();
  readonly comparison = new Comparison();

  #engine: Pick<EnginePort, 'analyse'>;
  #identify: () => RunIdentity;
  #shown: Shown;
  #ticket = 0;
  /** What is shown beside the analysis that was begun last. */
  #begun: Omit<Ready, 'analysis'> | null = $state.raw(null);
  /** What the analysis that is shown was asked for. */
  #answered: Wishes | null = null;

  constructor(engine: Pick<EnginePort, 'analyse'>, identify: () => RunIdentity, shown: Shown) {
    this.#engine = engine;
    this.#identify = identify;
    this.#shown = shown;
  }

  /** Whatever runs is not waited for any more. */
  stop(): void {
    this.#ticket += 1;
    this.updating = false;
    this.#begun = null;
    this.#answered = null;
  }

  /** The days that the file can be looked at as of, the latest first. */
  get quarterEnds(): string[] {
    return this.#begun ? quarterEnds(this.#begun.dataset) : [];
  }

  /** All that is asked of the file. */
  get wishes(): Wishes {
    const { chosen, tried } = this.comparison;
    return {
      filters: this.filters.list,
      comparison: chosen,
      looks: sameChoice(chosen, defaultComparison) || tried < 2 ? 0 : tried,
      putBack: this.putBackColumns,
      alertBudget: this.alertBudget === ALERT_BUDGET ? null : this.alertBudget,
      asOf: this.asOf,
    };
  }

  /** Another file is on its way: filters are kept as far as it has them, what else was wished for was about the last one. */
  newFile(): void {
    if (!this.hadFile) return;
    this.comparison.reset();
    this.putBackColumns = [];
    this.alertBudget = ALERT_BUDGET;
    this.asOf = null;
  }

  /** All wishes at once, as an address has them. Without a file they wait for one. */
  async wish(wishes: Wishes): Promise<void> {
    if (this.#begun === null) return this.#take(wishes);
    const { wishes: fitting, misfits } = fitWishes(wishes, this.#begun.dataset);
    this.misfits = misfits;
    const before = this.wishes;
    this.#take(fitting);
    // Looks that were taken meanwhile stay taken.
    const isNew = !sameWishes(before, this.wishes);
    if (isNew) await this.#again('replace');
    else this.onWished(this.wishes, 'replace');
  }

  /** Lets go of what a file that is loaded has nothing for. */
  #fit(dataset: Dataset): void {
    const { wishes, misfits } = fitWishes(this.wishes, dataset);
    this.misfits = misfits;
    if (!sameWishes(wishes, this.wishes)) this.#take(wishes);
    this.onWished(this.wishes, 'replace');
  }

  /** What the file had on an earlier day is known once it stands. */
  #fitThen(asked: Wishes, then: Dataset): void {
    if (asked.asOf === null) return;
    const { wishes, misfits } = fitWishesThen(asked, then);
    if (misfits.length > 0) this.misfits = misfits;
    if (sameWishes(wishes, asked)) return;
    this.#take(wishes);
    this.onWished(this.wishes, 'replace');
  }

  #take({ filters, comparison, looks, putBack, alertBudget, asOf }: Wishes): void {
    this.filters.replace(filters);
    if (!sameChoice(comparison, this.comparison.chosen)) this.comparison.choose(comparison);
    this.comparison.countAtLeast(looks);
    this.putBackColumns = putBack;
    this.alertBudget = alertBudget ?? ALERT_BUDGET;
    this.asOf = asOf;
  }

  async setFilter(field: string, values: readonly string[]): Promise<void> {
    this.filters.set(field, values);
    await this.#again();
  }

  /** Filters by all of these levels; by none of them when it was by all already. */
  async toggleLevels(levels: readonly SegmentLevel[]): Promise<void> {
    this.filters.toggle(levels);
    await this.#again();
  }

  /** @param days the quarters they lie in are looked at, by closed date; null for all */
  async setClosed(days: Days | null): Promise<void> {
    this.filters.setClosed(days);
    await this.#again();
  }

  async clearFilters(): Promise<void> {
    this.filters.replace([]);
    await this.#again();
  }

  async setCompare(choice: ComparisonChoice): Promise<void> {
    this.comparison.choose(choice);
    await this.#again();
  }

  /** @param day the last one that is to be known; null for the file as it is */
  async setAsOf(day: string | null): Promise<void> {
    if (day === this.asOf || !this.#begun) return;
    const { wishes, misfits } = fitWishes({ ...this.wishes, asOf: day }, this.#begun.dataset);
    this.#take(wishes);
    const analysed = this.#again();
    this.misfits = [...this.misfits, ...misfits];
    await analysed;
  }

  /** Lets a column that was left out explain the win rate after all, or leaves it out again. */
  async putBack(column: string): Promise<void> {
    const others = this.putBackColumns.filter((other) => other !== column);
    const isBack = others.length < this.putBackColumns.length;
    this.putBackColumns = isBack ? others : [...others, column];
    await this.#again();
  }

  /** Looks for alerts again, with more or fewer false ones allowed; nothing else is computed anew. */
  async setAlertBudget(budget: number): Promise<void> {
    if (budget === this.alertBudget) return;
    this.alertBudget = budget;
    await this.#again();
  }

  /** The same analysis once more, as what it left in the engine went with that. What runs brings it back, too. */
  async renew(): Promise<void> {
    const { intake } = this.#shown;
    if (intake.phase === 'ready' && !this.updating) await this.#of(intake);
  }

  /** Analyses what was loaded; `ready` is what is shown beside the analysis. */
  first(ready: Omit<Ready, 'analysis'>): Promise<void> {
    this.#begun = ready;
    this.hadFile = true;
    this.#fit(ready.dataset);
    return this.#of(ready);
  }

  #of(ready: Omit<Ready, 'analysis'>): Promise<void> {
    const whole = this.#begun?.dataset ?? ready.dataset;
    return this.#analyse((analysis) => ({
      ...ready,
      plan: this.#planOr(ready.plan),
      dataset: asItStood(whole, analysis),
      analysis,
    }));
  }

  /** The plan may be changed while the analysis runs. */
  #planOr(plan: Ready['plan']): Ready['plan'] {
    const { intake } = this.#shown;
    return intake.phase === 'ready' ? intake.plan : plan;
  }

  async #again(how: 'push' | 'replace' = 'push'): Promise<void> {
    // What was told of the wishes before is history.
    if (how === 'push') this.misfits = this.comparison.keepWithin(this.filters.closed);
    this.onWished(this.wishes, how);
    const { intake } = this.#shown;
    // The first analysis may still be on its way.
    const ready = intake.phase === 'ready' ? intake : this.#begun;
    if (ready) await this.#of(ready);
  }

  async #analyse(readyWith: ReadyWith): Promise<void> {
    const ticket = (this.#ticket += 1);
    const told = this.#shown.notice;
    const asked = this.wishes;
    const show: ReadyWith = (analysis) => {
      const ready = readyWith(analysis);
      if (asked !== this.#answered) this.#fitThen(asked, ready.dataset);
      this.#answered = asked;
      return ready;
    };
    this.updating = true;
    let answer = await this.#ask(ticket, show);
    // It died under the work. Asked once more, another starts and loads the file again.
    if (!answer.ok && answer.problem.code === 'engine-stopped' && ticket === this.#ticket)
      answer = await this.#ask(ticket, show);
    if (ticket !== this.#ticket) return;
    this.updating = false;
    if (!answer.ok) return this.#failOrTell(answer.problem);
    this.#shown.intake = show(answer.value);
    // It works again: what was told before is history.
    if (this.#shown.notice === told) this.#shown.notice = null;
  }

  async #ask(ticket: number, readyWith: ReadyWith): Promise<Answer<Analysis>> {
    let answered = false;
    const show = (part: Analysis) => {
      // A snapshot travels on a port of its own: it may arrive late, even after the answer.
      if (!answered && ticket === this.#ticket) this.#shown.intake = readyWith(part);
    };
    const answer = await this.#engine.analyse(ticket, this.#identify(), this.#options(), show);
    answered = true;
    return answer;
  }

  /**
   * With a result on the page, a failure is one line above it, the wishes go back to what is shown, and what is
   * missing is no longer waited for.
   */
  #failOrTell(problem: Problem): void {
    const { intake } = this.#shown;
    if (intake.phase !== 'ready') return this.#shown.fail(problem);
    const { analysis } = intake;
    if (this.#answered) this.#take(this.#answered);
    this.onWished(this.wishes, 'replace');
    this.#shown.intake = { ...intake, analysis: interrupted(analysis, problem) };
    if (problem.code !== 'cancelled') this.#shown.notice = problem;
  }

  #options(): AnalyseOptions {
    return {
      filters: this.filters.list.map((filter) => ({ ...filter, values: [...filter.values] })),
      materiality: MATERIALITY,
      compare: this.comparison.chosen,
      looksTried: this.comparison.tried,
      putBack: [...this.putBackColumns],
      alertBudget: this.alertBudget,
      asOf: this.asOf,
    };
  }
}
