import type { Analysis } from '../../domain/analysis.ts';
import type { Recommendation, RecommendationRule } from '../../domain/document/recommendations.ts';
import { actionWords, type ActionWords } from '../../words/recommendAction.ts';

/** What stands when recommendations are looked for. */
export interface RecommendParts {
  analysis: Analysis;
  /** Closed quarters with deals: what money is given per. */
  quarters: number;
  /** Whether money can be told at all. */
  money: boolean;
}

/** A recommendation before money that two of them claim is given to one. */
export type Advice = Recommendation;

/** A rule of the book: what follows from what was told; nothing where nothing was. */
export type Rule = (parts: RecommendParts) => Advice[];

type Free = Pick<Recommendation, 'because' | 'horizon'> &
  Partial<Omit<Recommendation, 'rule' | keyof ActionWords>>;

/** Fills in what most rules leave empty; the words are those of the rule. */
export const advise = <R extends RecommendationRule>(
  rule: R,
  about: Parameters<(typeof actionWords)[R]>[0],
  rest: Free,
): Advice => ({
  id: rule,
  rule,
  // The table has a function of its own type for each rule; TypeScript can't follow it through the key.
  ...(actionWords[rule] as (about: unknown) => ActionWords)(about),
  segment: [],
  money: null,
  moneyNote: null,
  certainty: null,
  test: null,
  testNote: null,
  caveat: null,
  ...rest,
});
