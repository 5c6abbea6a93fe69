import type { DealsQuestion } from '../domain/dealsQuestion.ts';
import type { EnginePort } from './enginePort.ts';

export type DealsPort = Pick<EnginePort, 'deals' | 'saveDeals' | 'cancelSave'>;

/** What a person wants to see the deals of. */
export interface DealsAsked {
  /** The number, as it is called where it stands. */
  title: string;
  question: DealsQuestion;
  /** Where its rows come from, when they are no rows of the file. */
  port?: DealsPort;
}

/** Which deals are open on top of the page. What is done with them, `DealsTable` knows. */
export class Deals {
  asked: DealsAsked | null = $state.raw(null);
  readonly engine: DealsPort;

  constructor(engine: DealsPort) {
    this.engine = engine;
  }

  open(asked: DealsAsked): void {
    this.asked = asked;
  }

  close(): void {
    this.asked = null;
  }
}
