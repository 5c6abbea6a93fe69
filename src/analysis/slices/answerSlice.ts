import type { Dataset } from '../../domain/dataset.ts';
import type { Slice, SliceQuestion } from '../../domain/slices.ts';
import type { AnalysisPort } from '../port.ts';
import { branchSlice } from './branchSlice.ts';
import { definitionsSlice } from './definitionsSlice.ts';
import { pairSlice } from './pairSlice.ts';
import { quartersSlice } from './quartersSlice.ts';

/** What a page asks as it is used: each answer costs a pass or two over the cells; `definitions` one over the deals. */
export function answerSlice(
  port: AnalysisPort,
  dataset: Dataset,
  question: SliceQuestion,
): Promise<Slice> {
  switch (question.kind) {
    case 'pair':
      return pairSlice(port, dataset, question);
    case 'quarters':
      return quartersSlice(port, dataset, question);
    case 'branch':
      return branchSlice(port, dataset, question);
    case 'definitions':
      return definitionsSlice(port, dataset, question);
  }
}
