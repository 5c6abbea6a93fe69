import type { Analysis } from '../domain/analysis.ts';
import { applyAnswers } from '../domain/applyAnswers.ts';
import { changeColumn, type ColumnChange } from '../domain/changeColumn.ts';
import { changeOutcomeValue } from '../domain/changeOutcomeValue.ts';
import type { IntakePlan, Question } from '../domain/intakePlan.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Answer, Problem } from '../domain/problem.ts';
import type {
  AnalyseOptions,
  AnalysisEngine,
  Progress,
  Proposal,
  RunIdentity,
  SampleId,
} from '../engine/contract.ts';
import { Comparison, type Compared } from './comparison.svelte.ts';
import { EngineBoot, type StartEngine } from './engineBoot.svelte.ts';
import { Filters } from './filters.svelte.ts';
import type { EngineStatus, Intake, ReadingStep } from './intake.ts';
import { interrupted } from './interrupted.ts';
import { severalFiles } from './severalFiles.ts';

export type EnginePort = Omit<AnalysisEngine, 'start'>;
type OnProgress = (progress: Progress) => void;

/** One point: a change smaller than this is not called one. */
const MATERIALITY = 0.01;

/** A file whose columns are told, and can be changed. */
const hasPlan = (intake: Intake) =>
  intake.phase === 'asking' || intake.phase === 'table' || intake.phase === 'ready';

/** One file's way from dropped to analysed, and what the person asks of it. */
export class Session {
  intake: Intake = $state.raw({ phase: 'empty' });
  /** Something to tell while the page stays as it is. */
  notice: Problem | null = $state.raw(null);
  /** A newer analysis of the same file is on its way. */
  updating = $state.raw(false);
  /** The plan was changed since it was loaded. */
  planChanged = $state.raw(false);
  putBackColumns: readonly string[] = $state.raw([]);

  readonly filters = new Filters();
  readonly comparison = new Comparison();

  #boot = new EngineBoot();
  #engine: EnginePort;
  #identify: () => RunIdentity;
  #fileTicket = 0;
  #analysisTicket = 0;

  constructor(engine: EnginePort, identify: () => RunIdentity) {
    this.#engine = engine;
    this.#identify = identify;
  }

  get engineStatus(): EngineStatus {
    return this.#boot.status;
  }

  /** Starts the engine behind the page; files dropped meanwhile wait for it. */
  startEngine(start: StartEngine): Promise<void> {
    return this.#boot.start(start);
  }

  /** What the engine has to say without being asked. A call that waited for it gets its own answer. */
  tell(problem: Problem): void {
    if (this.intake.phase === 'ready' || this.intake.phase === 'asking') this.notice = problem;
  }

  dismissNotice(): void {
    this.notice = null;
  }

  async openFiles(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (!file) return;
    if (files.length > 1) {
      this.#fileTicket += 1;
      this.#fail(severalFiles(files.map(({ name }) => name)));
      return;
    }
    await this.#open(file.name, file.size, (ticket, onProgress) =>
      this.#engine.inspect(ticket, [file], {}, onProgress),
    );
  }

  async openSample(sample: SampleId): Promise<void> {
    await this.#open(`${sample}.csv`, null, (ticket, onProgress) =>
      this.#engine.inspectSample(ticket, sample, onProgress),
    );
  }

  answer(questionId: string, value: string): void {
    const { intake } = this;
    if (intake.phase !== 'asking') return;
    const questions = intake.questions.map((question) =>
      question.id === questionId ? { ...question, answer: value } : question,
    );
    this.intake = { ...intake, questions };
  }

  changeColumn(index: number, change: ColumnChange): void {
    const { intake } = this;
    if (!hasPlan(intake)) return;
    this.intake = { ...intake, plan: changeColumn(intake.plan, index, change) };
    this.planChanged = true;
  }

  /** What a value of the outcome column means. */
  changeOutcome(value: string, meaning: Outcome): void {
    const { intake } = this;
    if (!hasPlan(intake)) return;
    this.intake = { ...intake, plan: changeOutcomeValue(intake.plan, value, meaning) };
    this.planChanged = true;
  }

  /** Loads by the plan as it stands, with the answers given. */
  async continueLoad(): Promise<void> {
    const { intake } = this;
    if (!hasPlan(intake)) return;
    const questions = intake.phase === 'asking' ? intake.questions : [];
    if (questions.some(({ answer }) => answer === null)) return;
    const plan = applyAnswers(intake.plan, questions);
    await this.#load(this.#nextFile(), intake.file, plan);
  }

  /** Ends what runs and goes back to the start. */
  async cancel(): Promise<void> {
    this.#nextFile();
    this.intake = { phase: 'empty' };
    await this.#engine.cancel();
  }

  async setFilter(field: string, values: readonly string[]): Promise<void> {
    this.filters.set(field, values);
    await this.#analyseAgain();
  }

  async clearFilters(): Promise<void> {
    this.filters.replace([]);
    await this.#analyseAgain();
  }

  async setCompare(pair: Compared | null): Promise<void> {
    this.comparison.choose(pair);
    await this.#analyseAgain();
  }

  /** Lets a column that was left out explain the win rate after all, or leaves it out again. */
  async putBack(column: string): Promise<void> {
    const others = this.putBackColumns.filter((other) => other !== column);
    const isBack = others.length < this.putBackColumns.length;
    this.putBackColumns = isBack ? others : [...others, column];
    await this.#analyseAgain();
  }

  #nextFile(): number {
    this.#analysisTicket += 1;
    this.#fileTicket += 1;
    this.updating = false;
    return this.#fileTicket;
  }

  #fail(problem: Problem): void {
    this.updating = false;
    this.intake = problem.code === 'cancelled' ? { phase: 'empty' } : { phase: 'failed', problem };
  }

  #read(ticket: number, file: string, step: ReadingStep, total: number | null): OnProgress {
    this.intake = { phase: 'reading', file, step, done: 0, total };
    return (progress) => {
      if (ticket !== this.#fileTicket || this.intake.phase !== 'reading') return;
      this.intake = { phase: 'reading', file, ...progress };
    };
  }

  async #open(
    file: string,
    bytes: number | null,
    inspect: (ticket: number, onProgress: OnProgress) => Promise<Answer<Proposal>>,
  ): Promise<void> {
    const ticket = this.#nextFile();
    this.notice = null;
    this.#read(ticket, file, 'waiting', bytes);
    await this.#boot.tried;
    if (ticket !== this.#fileTicket) return;
    const answer = await inspect(ticket, this.#read(ticket, file, 'reading', bytes));
    if (ticket !== this.#fileTicket) return;
    if (!answer.ok) return this.#fail(answer.problem);
    this.#boot.answered();
    await this.#askOrLoad(ticket, answer.value.file.name, answer.value);
  }

  async #askOrLoad(
    ticket: number,
    file: string,
    { plan, questions }: { plan: IntakePlan; questions: readonly Question[] },
  ): Promise<void> {
    if (questions.some(({ answer }) => answer === null)) {
      this.planChanged = false;
      this.intake = { phase: 'asking', file, plan, questions };
      return;
    }
    await this.#load(ticket, file, applyAnswers(plan, questions));
  }

  async #load(ticket: number, file: string, plan: IntakePlan): Promise<void> {
    // A freshly loaded file may not have the fields and periods of the one before it.
    this.filters.replace([]);
    this.comparison.reset();
    this.putBackColumns = [];
    const onProgress = this.#read(ticket, file, 'loading', null);
    const answer = await this.#engine.load(ticket, plan, onProgress);
    if (ticket !== this.#fileTicket) return;
    if (!answer.ok) return this.#fail(answer.problem);
    this.planChanged = false;
    if (answer.value.phase === 'asking') return this.#askOrLoad(ticket, file, answer.value);
    if (answer.value.phase === 'table') {
      this.intake = { ...answer.value, file };
      return;
    }
    onProgress({ step: 'analysing', done: 0, total: null });
    const { dataset } = answer.value;
    await this.#analyse((analysis) => ({ phase: 'ready', file, plan, dataset, analysis }));
  }

  async #analyseAgain(): Promise<void> {
    const { intake } = this;
    if (intake.phase !== 'ready') return;
    const { file, dataset } = intake;
    await this.#analyse((analysis) => ({
      phase: 'ready',
      file,
      plan: this.intake.phase === 'ready' ? this.intake.plan : intake.plan,
      dataset,
      analysis,
    }));
  }

  async #analyse(readyWith: (analysis: Analysis) => Intake & { phase: 'ready' }): Promise<void> {
    const ticket = (this.#analysisTicket += 1);
    const told = this.notice;
    this.updating = true;
    let answer = await this.#ask(ticket, readyWith);
    // It died under the work. Asked once more, another starts and loads the file again.
    if (!answer.ok && answer.problem.code === 'engine-stopped' && ticket === this.#analysisTicket)
      answer = await this.#ask(ticket, readyWith);
    if (ticket !== this.#analysisTicket) return;
    this.updating = false;
    if (!answer.ok) return this.#failOrTell(answer.problem);
    this.intake = readyWith(answer.value);
    // It works again: what was told before is history.
    if (this.notice === told) this.notice = null;
  }

  async #ask(
    ticket: number,
    readyWith: (analysis: Analysis) => Intake & { phase: 'ready' },
  ): Promise<Answer<Analysis>> {
    let answered = false;
    const show = (part: Analysis) => {
      // A snapshot travels on a port of its own: it may arrive late, even after the answer.
      if (!answered && ticket === this.#analysisTicket) this.intake = readyWith(part);
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
    if (this.intake.phase !== 'ready') return this.#fail(problem);
    const { analysis } = this.intake;
    this.filters.replace(analysis.filters);
    this.intake = { ...this.intake, analysis: interrupted(analysis, problem) };
    if (problem.code !== 'cancelled') this.notice = problem;
  }

  #options(): AnalyseOptions {
    return {
      filters: this.filters.list.map(({ field, values }) => ({ field, values: [...values] })),
      materiality: MATERIALITY,
      compare: this.comparison.chosen,
      looksTried: this.comparison.tried,
      putBack: [...this.putBackColumns],
    };
  }
}
