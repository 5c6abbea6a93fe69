import { lastUsualDay } from '../src/analysis/qualityDates.ts';
import type { Prepared } from '../src/analysis/prepare.ts';
import { dateOf } from '../src/domain/calendar.ts';
import type { Dataset } from '../src/domain/dataset.ts';
import type {
  DealsColumn,
  DealsCounts,
  DealsPage,
  DealsQuestion,
  DealsWish,
} from '../src/domain/dealsQuestion.ts';
import type { IntakePlan } from '../src/domain/intakePlan.ts';
import type { Answer } from '../src/domain/problem.ts';
import type { Progress } from '../src/engine/contract.ts';
import { dealsCondition, type SetFacts } from '../src/sql/dealsCondition.ts';
import {
  type CountsRow,
  dealColumns,
  type DealRow,
  dealsBetween,
  dealsCounts,
  dealsListing,
  dealsPage,
  holdsText,
  lastRow,
  type LastRow,
  type TableColumnRow,
} from '../src/sql/dealsPage.ts';
import { join, type Sql } from '../src/sql/sql.ts';
import { dealsDefinition, dealsFormula } from '../src/words/dealsWords.ts';
import { outdented } from './analysisPort.ts';
import { tellingColumns } from '../src/domain/tellingColumns.ts';
import { columnsOfDeals } from './columnsOfDeals.ts';
import { csvLine } from './ingest/records/saveRows.ts';
import { ByteSink } from './ingest/records/byteSink.ts';
import { answer, cancelled, nothingOpen, problemOf, ProblemError } from './problems.ts';

/** What stands when a file is loaded. */
export interface LoadedDeals {
  plan: IntakePlan;
  dataset: Dataset;
  prepared: { prepared: Prepared } | null;
}

/** What the desk needs of the one who keeps the file. */
export interface DealsHost {
  loaded: () => LoadedDeals | null;
  query: <Row extends object>(query: Sql) => Promise<Row[]>;
  /** Does the work; once more, with the file loaded again, when DuckDB dies under it. */
  again: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Nobody looks at more rows at once. */
const MOST_ROWS = 500;
/** Rows of the table that one question for a file goes through. */
const ROWS_AT_ONCE = 10_000;

const NO_DEALS: DealsCounts = { deals: 0, won: 0, lost: 0, open: 0 };

/** The deals behind a number: shown page by page, and saved as a file. It never ends an analysis that runs beside it. */
export class DealsDesk {
  readonly #host: DealsHost;
  #ticket = 0;
  #save = 0;
  /** The last counts, as every page of a table has the same. */
  #counted: { where: string; loaded: LoadedDeals; counts: DealsCounts } | null = null;
  #columns: { loaded: LoadedDeals; columns: DealsColumn[] } | null = null;

  constructor(host: DealsHost) {
    this.#host = host;
  }

  /** Of two questions the newer counts; the older one ends as cancelled. */
  page(question: DealsQuestion, wish: DealsWish): Promise<Answer<DealsPage>> {
    const ticket = (this.#ticket += 1);
    return answer(() =>
      this.#host.again(() => this.#page(question, wish, () => ticket !== this.#ticket)),
    );
  }

  /** CSV of all of the deals, whole cells, in the order of the file. */
  save(
    question: DealsQuestion,
    wish: Pick<DealsWish, 'search' | 'withPersonal'>,
    onProgress: (progress: Progress) => void,
  ): Promise<Answer<Blob>> {
    const save = (this.#save += 1);
    return answer(() =>
      this.#host.again(() => this.#write(question, wish, onProgress, () => save !== this.#save)),
    );
  }

  stopSaving(): void {
    this.#save += 1;
  }

  async #page(
    question: DealsQuestion,
    { from, rows, sort, search, withPersonal }: DealsWish,
    voided: () => boolean,
  ): Promise<DealsPage> {
    const { loaded, ask } = this.#open(voided);
    const all = await this.#columnsOf(loaded, ask);
    const columns = tellingColumns(all.filter(({ personal }) => withPersonal || !personal));
    const where = condition(question, loaded, all);
    const counts = await this.#count(loaded, where, ask);
    const wanted = search === '' ? where : join([where, holdsText(columns, search)], ' AND ');
    const [found] = search === '' ? [counts] : await ask<CountsRow>(dealsCounts(wanted));
    const by = columns.find(({ key }) => key === sort?.key) ?? null;
    const stretch = {
      from: Math.max(0, Math.trunc(from)),
      rows: Math.min(MOST_ROWS, Math.max(0, Math.trunc(rows))),
    };
    const shown =
      columns.length === 0
        ? []
        : await ask<DealRow>(
            dealsPage(columns, wanted, { by, descending: sort?.descending === true }, stretch),
          );
    return {
      columns,
      withheld: all.filter((one) => !columns.includes(one)).map(({ name }) => name),
      from: stretch.from,
      rows: shown.map((row) => columns.map((_, i) => row[`v${i}`] ?? null)),
      found: found?.deals ?? 0,
      counts,
      receipt: {
        sql: outdented(dealsListing(where, question.set?.name === 'largest-open').text),
        formula: dealsFormula(counts),
        definition: dealsDefinition(question),
      },
    };
  }

  async #write(
    question: DealsQuestion,
    { search, withPersonal }: Pick<DealsWish, 'search' | 'withPersonal'>,
    onProgress: (progress: Progress) => void,
    voided: () => boolean,
  ): Promise<Blob> {
    const { loaded, ask } = this.#open(voided);
    const all = await this.#columnsOf(loaded, ask);
    const columns = all.filter(({ personal }) => withPersonal || !personal);
    const own = condition(question, loaded, all);
    const where = search === '' ? own : join([own, holdsText(columns, search)], ' AND ');
    const [end] = await ask<LastRow>(lastRow());
    const rows = (end?.last ?? -1) + 1;
    const sink = new ByteSink();
    sink.bytes(csvLine(columns.map(({ name }) => name)));
    for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
      onProgress({ step: 'reading', done: from, total: rows });
      for (const row of await ask<DealRow>(
        dealsBetween(columns, where, from, from + ROWS_AT_ONCE),
      )) {
        sink.bytes(csvLine(columns.map((_, i) => row[`v${i}`] ?? null)));
        sink.flush();
      }
    }
    onProgress({ step: 'reading', done: rows, total: rows });
    return new Blob([sink.file('deals.csv')], { type: 'text/csv' });
  }

  /** The file that is open now, and a way to ask about it that ends when it is gone or nobody waits any more. */
  #open(unwanted: () => boolean): { loaded: LoadedDeals; ask: Ask } {
    const loaded = this.#host.loaded();
    if (!loaded) throw new ProblemError(nothingOpen());
    const voided = (): boolean => unwanted() || this.#host.loaded() !== loaded;
    const ask = async <Row extends object>(query: Sql): Promise<Row[]> => {
      for (;;) {
        if (voided()) throw new ProblemError(cancelled());
        try {
          return await this.#host.query<Row>(query);
        } catch (thrown) {
          // A new analysis ends all that waits for DuckDB; this one is still wanted.
          if (!voided() && problemOf(thrown).code === 'cancelled') continue;
          throw voided() ? new ProblemError(cancelled()) : thrown;
        }
      }
    };
    return { loaded, ask };
  }

  async #columnsOf(loaded: LoadedDeals, ask: Ask): Promise<DealsColumn[]> {
    if (this.#columns?.loaded === loaded) return this.#columns.columns;
    const columns = columnsOfDeals(loaded, await ask<TableColumnRow>(dealColumns()));
    this.#columns = { loaded, columns };
    return columns;
  }

  async #count(loaded: LoadedDeals, where: Sql, ask: Ask): Promise<DealsCounts> {
    if (this.#counted?.loaded === loaded && this.#counted.where === where.text)
      return this.#counted.counts;
    const [counts = NO_DEALS] = await ask<CountsRow>(dealsCounts(where));
    this.#counted = { where: where.text, loaded, counts };
    return counts;
  }
}

type Ask = <Row extends object>(query: Sql) => Promise<Row[]>;

function condition(
  question: DealsQuestion,
  { dataset, prepared }: LoadedDeals,
  columns: readonly DealsColumn[],
): Sql {
  const found = prepared?.prepared ?? null;
  const last = found ? lastUsualDay(found.horizon) : Infinity;
  const facts: SetFacts = {
    columnOf: (name) => columns.find((column) => column.name === name)?.key ?? null,
    bulkDays: (found?.bulk ?? []).map(({ date }) => date),
    lastUsualDay: Number.isFinite(last) ? dateOf(last) : null,
    lookAlikes: (column) =>
      dataset.mergeOffers
        .filter(({ name, personal }) => name === column && !personal)
        .flatMap(({ from }) => from.map(({ value }) => value)),
  };
  return dealsCondition(question, dataset.fields, facts);
}
