import type { Analysis } from '../../src/domain/analysis.ts';
import type { DealsPage, DealsQuestion, DealsWish } from '../../src/domain/dealsQuestion.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import type { IntakePlan, Question } from '../../src/domain/intakePlan.ts';
import type { Answer, Problem } from '../../src/domain/problem.ts';
import type { ReadAsByPlace } from '../../src/domain/readAs.ts';
import type { Slice, SliceQuestion } from '../../src/domain/slices.ts';
import type { AnalyseOptions, LoadResult, Proposal } from '../../src/engine/contract.ts';
import type { EnginePort } from '../../src/state/enginePort.ts';
import { declined } from './analysisFixture.ts';
import { sliceOf } from './fixture/slices.ts';
import { someDeals } from './dealsPageFixture.ts';
import { dataset, plan } from './intakeFixture.ts';

export const ok = <T>(value: T): Answer<T> => ({ ok: true, value });
export const failed = (problem: Problem): Answer<never> => ({ ok: false, problem });

/** Answers at once what it is told to, and remembers what it was asked. Set a field to change an answer. */
export class FakeEngine implements EnginePort {
  questions: Question[] = [];
  plan: IntakePlan = plan;
  dataset: Dataset = dataset;
  inspected: (name: string) => Answer<Proposal> = (name) =>
    ok({ file: { name, bytes: 100 }, plan: this.plan, questions: this.questions });
  loaded: () => Answer<LoadResult> = () => ok({ phase: 'loaded', dataset: this.dataset });
  analysed: (options: AnalyseOptions) => Answer<Analysis> | Promise<Answer<Analysis>> = (options) =>
    ok({ ...declined, filters: options.filters });
  snapshots: Analysis[] = [];

  /** What is saved, or why it can't be. */
  rows: () => Answer<Blob> | Promise<Answer<Blob>> = () => ok(new Blob(['a\r\n']));

  /** What a page asked of the loaded file gets. */
  sliced: (question: SliceQuestion) => Answer<Slice> | Promise<Answer<Slice>> = (question) =>
    ok(sliceOf(question));

  readonly asked: SliceQuestion[] = [];
  readonly inspectedFiles: File[] = [];
  readonly inspectedSheets: Record<number, string>[] = [];
  readonly inspectedAs: ReadAsByPlace[] = [];
  readonly loadedPlans: IntakePlan[] = [];
  readonly analyseOptions: AnalyseOptions[] = [];
  readonly saved: { plan: IntakePlan; rows: 'data' | 'rejects'; withPersonal: boolean }[] = [];
  /** A stretch of deals, or why there is none. */
  dealsPage: (wish: DealsWish) => Answer<DealsPage> | Promise<Answer<DealsPage>> = (wish) =>
    ok(someDeals(wish));
  readonly dealsAsked: { question: DealsQuestion; wish: DealsWish }[] = [];

  cancelled = 0;
  cancelledSaves = 0;

  readonly inspect: EnginePort['inspect'] = (_ticket, files, sheets, onProgress, readAs = {}) => {
    this.inspectedFiles.push(...files);
    this.inspectedSheets.push(sheets);
    this.inspectedAs.push(readAs);
    onProgress({ step: 'reading', done: 50, total: 100 });
    return Promise.resolve(this.inspected(files[0]?.name ?? ''));
  };

  readonly inspectSample: EnginePort['inspectSample'] = (_ticket, sample) =>
    Promise.resolve(this.inspected(`${sample}.csv`));

  readonly load: EnginePort['load'] = (_ticket, wanted) => {
    this.loadedPlans.push(wanted);
    return Promise.resolve(this.loaded());
  };

  readonly saveRows: EnginePort['saveRows'] = (_ticket, plan, rows, withPersonal, onProgress) => {
    this.saved.push({ plan, rows, withPersonal });
    onProgress({ step: 'reading', done: 50, total: 100 });
    return Promise.resolve(this.rows());
  };

  readonly analyse: EnginePort['analyse'] = (_ticket, _run, options, onSnapshot) => {
    this.analyseOptions.push(options);
    for (const snapshot of this.snapshots) onSnapshot(snapshot);
    return Promise.resolve(this.analysed(options));
  };

  readonly slice: EnginePort['slice'] = (_ticket, question) => {
    this.asked.push(question);
    return Promise.resolve(this.sliced(question));
  };

  readonly deals: EnginePort['deals'] = (_ticket, question, wish) => {
    this.dealsAsked.push({ question, wish });
    return Promise.resolve(this.dealsPage(wish));
  };

  readonly saveDeals: EnginePort['saveDeals'] = (_ticket, _question, _wish, onProgress) => {
    onProgress({ step: 'reading', done: 50, total: 100 });
    return Promise.resolve(this.rows());
  };

  readonly cancelSave: EnginePort['cancelSave'] = () => {
    this.cancelledSaves += 1;
    return Promise.resolve(ok(null));
  };

  readonly cancel: EnginePort['cancel'] = () => {
    this.cancelled += 1;
    return Promise.resolve(ok(null));
  };
}
