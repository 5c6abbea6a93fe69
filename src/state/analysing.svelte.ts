import type { Analysis } from '../domain/analysis.ts';
import type { Answer, Problem } from '../domain/problem.ts';
import type { AnalyseOptions, RunIdentity } from '../engine/contract.ts';
import { Comparison, type Compared } from './comparison.svelte.ts';
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

  readonly filters = new Filters();
  readonly comparison = new Comparison();

  #engine: Pick<EnginePort, 'analyse'>;
  #identify: () => RunIdentity;
  #shown: Shown;
  #ticket = 0;

  constructor(engine: Pick<EnginePort, 'analyse'>, identify: () => RunIdentity, shown: Shown) {
    this.#engine = engine;
    this.#identify = identify;
    this.#shown = shown;
  }

  /** Whatever runs is not waited for any more. */
  stop(): void {
    this.#ticket += 1;
    this.updating = false;
  }

  /** A freshly loaded file may not have the fields and periods of the one before it. */
  forget(): void {
    this.filters.replace([]);
    this.comparison.reset();
    this.putBackColumns = [];
  }

  async setFilter(field: string, values: readonly string[]): Promise<void> {
    this.filters.set(field, values);
    await this.#again();
  }

  async clearFilters(): Promise<void> {
    this.filters.replace([]);
    await this.#again();
  }

  async setCompare(pair: Compared | null): Promise<void> {
    this.comparison.choose(pair);
    await this.#again();
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

  /** Analyses what was loaded; `ready` is what is shown beside the analysis. */
  first(ready: Omit<Ready, 'analysis'>): Promise<void> {
    return this.#analyse((analysis) => ({ ...ready, plan: this.#planOr(ready.plan), analysis }));
  }

  /** The plan may be changed while the analysis runs. */
  #planOr(plan: Ready['plan']): Ready['plan'] {
    const { intake } = this.#shown;
    return intake.phase === 'ready' ? intake.plan : plan;
  }

  async #again(): Promise<void> {
    const { intake } = this.#shown;
    if (intake.phase === 'ready') await this.first(intake);
  }

  async #analyse(readyWith: ReadyWith): Promise<void> {
    const ticket = (this.#ticket += 1);
    const told = this.#shown.notice;
    this.updating = true;
    let answer = await this.#ask(ticket, readyWith);
    // It died under the work. Asked once more, another starts and loads the file again.
    if (!answer.ok && answer.problem.code === 'engine-stopped' && ticket === this.#ticket)
      answer = await this.#ask(ticket, readyWith);
    if (ticket !== this.#ticket) return;
    this.updating = false;
    if (!answer.ok) return this.#failOrTell(answer.problem);
    this.#shown.intake = readyWith(answer.value);
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
    this.filters.replace(analysis.filters);
    this.alertBudget = analysis.alertBudget?.familywisePerPeriod ?? this.alertBudget;
    this.#shown.intake = { ...intake, analysis: interrupted(analysis, problem) };
    if (problem.code !== 'cancelled') this.#shown.notice = problem;
  }

  #options(): AnalyseOptions {
    return {
      filters: this.filters.list.map(({ field, values }) => ({ field, values: [...values] })),
      materiality: MATERIALITY,
      compare: this.comparison.chosen,
      looksTried: this.comparison.tried,
      putBack: [...this.putBackColumns],
      alertBudget: this.alertBudget,
    };
  }
}
