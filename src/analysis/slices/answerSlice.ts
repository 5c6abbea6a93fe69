import type { Dataset } from '../../domain/dataset.ts';
import type { Slice, SliceQuestion } from '../../domain/slices.ts';
import type { WhatIfQuestion } from '../../domain/whatIf.ts';
import type { AnalysisPort } from '../port.ts';
import type { KeptModel } from '../setting.ts';
import { branchSlice } from './branchSlice.ts';
import { definitionsSlice } from './definitionsSlice.ts';
import { forecastTargetSlice } from './forecastTargetSlice.ts';
import { pairSlice } from './pairSlice.ts';
import { quartersSlice } from './quartersSlice.ts';
import { scoresSlice } from './scoresSlice.ts';
import { whatIfSlice } from './whatIfSlice.ts';

/**
 * What a page asks as it is used: each answer costs a pass or two over the cells; `definitions` one over the deals,
 * `what-if` some over the rows of the model, without a query.
 * @param model of the run that is shown
 * @returns null when that model is of other filters, fields or another day: a newer one is on its way
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
    case 'forecast-target':
      return isOf(question, model) ? forecastTargetSlice(model, question) : null;
    case 'scores':
      return isOf(question, model)
        ? scoresSlice(port, dataset, question, model.scored ?? null)
        : null;
  }
}

/** Whether what is kept is what the page shows: the same deals, the same fields, and the file as of the same day. */
function isOf(
  { filters, of }: Pick<WhatIfQuestion, 'filters' | 'of'>,
  kept: KeptModel | null,
): kept is KeptModel {
  if (kept === null || !same(kept.filters, filters)) return false;
  if (!of) return true;
  const { formula } = kept.model.drivers;
  return of.formula === formula && of.asOf === (kept.analysis().run.asOf?.day ?? null);
}

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
