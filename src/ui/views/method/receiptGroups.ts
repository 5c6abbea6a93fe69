import type { Receipt } from '../../../domain/document/run.ts';

export interface ReceiptGroup {
  name: string;
  receipts: Receipt[];
}

/** Where the answers of a query are shown, by how its id begins; the first that fits. */
const GROUPS: readonly [name: string, begins: RegExp][] = [
  ['Funnel', /^funnel/],
  ['Forecast and track record', /^(?:forecast|record|track|as-of)/],
  ['Reps and targets', /^(?:rep-|reps|quota|target|won-by|attainment|coach)/],
  ['Open deals', /^(?:open-|stalled|largest|won-cycles|score|closed-before|deal-names)/],
  ['Data quality', /^(?:quality|ids|repeated-ids|keys|stages|backwards|gaps)/],
  [
    'Dates: what the file can show of each period',
    /^(?:creations|closes|cycles|first-close|periods|life-table|cycle)/,
  ],
  ['Drivers and segments', /^(?:model|auc|segment|branch|pair|quarter-levels|claimed|account-)/],
  ['What is compared', /^(?:totals|verdict|levels|compared|value|clusters|accounts|definitions)/],
];
const OTHERS = 'Others';

/** In the order of the pages; a group without queries is none. */
const ORDER = [
  'What is compared',
  'Drivers and segments',
  'Dates: what the file can show of each period',
  'Open deals',
  'Forecast and track record',
  'Funnel',
  'Reps and targets',
  'Data quality',
  OTHERS,
];

export function receiptGroups(receipts: readonly Receipt[]): ReceiptGroup[] {
  const groupOf = ({ id }: Receipt): string =>
    GROUPS.find(([, begins]) => begins.test(id))?.[0] ?? OTHERS;
  return ORDER.map((name) => ({
    name,
    receipts: receipts.filter((receipt) => groupOf(receipt) === name),
  })).filter((group) => group.receipts.length > 0);
}

/** Those whose title or query holds all the words. */
export function receiptsWith(receipts: readonly Receipt[], text: string): Receipt[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return receipts.filter(({ title, sql }) => {
    const whole = `${title}\n${sql}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}
