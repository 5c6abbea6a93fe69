import type { Dataset } from '../../../src/domain/dataset.ts';
import { dateOf } from '../../../src/domain/calendar.ts';
import type { DrawnFile } from '../draw/drawFile.ts';

/** What the app would know of a drawn file once it is loaded. */
export function datasetOf(file: DrawnFile): Dataset {
  return {
    source: {
      kind: 'deals',
      files: [],
      asOf: dateOf(file.asOf),
      createdFrom: file.shape.from,
      createdTo: file.shape.to,
      closedFrom: file.shape.from,
      closedTo: file.shape.to,
      currency: null,
    },
    columns: [],
    rows: file.size,
    unreadable: [],
    rejected: [],
    repaired: [],
    notes: [],
    joins: [],
    mergeOffers: [],
    elapsedMs: { read: 0, profile: 0, load: 0 },
    outcomeValues: { won: ['Won'], lost: ['Lost'], open: ['Open'] },
    unknownOutcomes: [],
    fields: file.fields,
    has: {
      dealId: false,
      stage: false,
      amount: false,
      created: true,
      closed: true,
      rep: true,
      account: file.shape.accounts !== undefined,
    },
    deals: file.size,
    cells: 0,
  };
}
