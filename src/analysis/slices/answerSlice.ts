import type { Dataset } from '../../domain/dataset.ts';
import type { Slice, SliceQuestion } from '../../domain/slices.ts';
import type { WhatIfQuestion } from '../../domain/whatIf.ts';
import type { AnalysisPort } from '../port.ts';
import type { KeptModel } from '../setting.ts';
import { branchSlice } from './branchSlice.ts';
import { definitionsSlice } from './definitionsSlice.ts';
import { pairSlice } from './pairSlice.ts';
import { quartersSlice } from './quartersSlice.ts';
import { whatIfSlice } from './whatIfSlice.ts';

/**
 * What a page asks as it is used: each answer costs a pass or two over the cells; `definitions` one over the deals,
 * `what-if` some over the rows of the model, without a query.
 * @param model of the run that is shown
 * @returns null when that model is of other filters: a newer one is on its way
 */
export async function answerSlice(
  port: AnalysisPort,
  dataset: Dataset,
  question: SliceQuestion,
  model: KeptModel | null = null,
): Promise<Slice | null> {
  switch (question.kind) {
    case 'pair':
      return pairSlice(port, dataset, question);
    case 'quarters':
      return quartersSlice(port, dataset, question);
    case 'branch':
      return branchSlice(port, dataset, question);
    case 'definitions':
      return definitionsSlice(port, dataset, question);
    case 'what-if':
      return isOf(question, model) ? whatIfSlice(model, question) : null;
  }
}

const isOf = (question: WhatIfQuestion, model: KeptModel | null): model is KeptModel =>
  model !== null && JSON.stringify(model.filters) === JSON.stringify(question.filters);
