import type { Dataset } from '../domain/dataset.ts';
import type { QualityCheck } from '../domain/document/quality.ts';
import type { IdRow } from '../sql/qualityCounts.ts';
import type { ExampleRow } from '../sql/qualityExamples.ts';
import { count, counted, sharePercent } from '../words/numbers.ts';

/** A column this empty is worth a warning when something depends on it. */
const MANY_BLANKS = 0.05;

/** Checks of single columns: repeated ids, blanks, cells that could not be read, rejected rows. */
export function columnChecks(
  dataset: Dataset,
  ids: IdRow | null,
  repeated: readonly ExampleRow[],
): QualityCheck[] {
  const found: QualityCheck[] = [];
  const id = dataset.columns.find((one) => one.role === 'dealId');
  if (id && ids) {
    const extra = ids.ids - ids.distinct_ids;
    found.push({
      id: 'duplicate-ids',
      severity: extra > 0 ? 'error' : 'info',
      column: id.name,
      count: extra,
      share: ids.ids > 0 ? extra / ids.ids : null,
      message:
        extra > 0
          ? `${counted(extra, 'row')} repeat the id of another: these deals are counted more than once.`
          : 'Every id stands once.',
      examples: repeated.map((row) => `${row.example} (${count(row.count)} times)`),
    });
  }
  for (const column of dataset.columns) {
    if (column.blank === 0) continue;
    const share = dataset.deals > 0 ? column.blank / dataset.deals : 0;
    // How many deals found nothing is told once for the file that was joined.
    const expected =
      column.role === 'closedDate' || column.usedAs === 'ignored' || column.joined === true;
    found.push({
      id: `blank:${column.name}`,
      severity: share >= MANY_BLANKS && !expected ? 'warn' : 'info',
      column: column.name,
      count: column.blank,
      share,
      message: `${column.name} is blank for ${sharePercent(share)} of the deals.`,
      examples: [],
    });
  }
  for (const { column, count: cells, examples } of dataset.unreadable)
    found.push({
      id: `unreadable:${column}`,
      severity: 'error',
      column,
      count: cells,
      share: dataset.deals > 0 ? cells / dataset.deals : null,
      message: `${counted(cells, 'cell')} of ${column} could not be read and count as blank.`,
      examples: [...examples].slice(0, 5),
    });
  for (const { name, column, accepted, filled, matched, unmatched, personal } of dataset.joins) {
    if (!accepted || column === null || filled === 0) continue;
    const failing = filled - matched;
    found.push({
      id: `join:${name}`,
      severity: failing > 0 ? 'warn' : 'info',
      column,
      count: failing,
      share: failing / filled,
      message:
        failing > 0
          ? `${counted(failing, 'value')} of ${column} find nothing in ${name}.`
          : `Every ${column} is found in ${name}.`,
      // What tells of persons leaves the page in no export.
      examples: (personal ? [] : unmatched)
        .filter(({ value }) => !value.includes('@'))
        .slice(0, 5)
        .map((one) => `${one.value} (${counted(one.rows, 'row')})`),
    });
  }
  found.push(combinations(dataset));
  const rejected = dataset.source.files.reduce((sum, file) => sum + file.recordsRejected, 0);
  const read = dataset.source.files.reduce((sum, file) => sum + file.recordsRead, 0);
  found.push({
    id: 'rejected-rows',
    severity: rejected > 0 ? 'error' : 'info',
    column: null,
    count: rejected,
    share: read > 0 ? rejected / read : null,
    message:
      rejected > 0 ? `${counted(rejected, 'row')} could not be loaded.` : 'Every row was loaded.',
    examples: dataset.rejected.slice(0, 5).map((row) => `line ${count(row.line)}: ${row.reason}`),
  });
  return found;
}

/** Statistics cost what the combinations of levels cost: close to one a deal, nothing is won by counting first. */
function combinations({ deals, cells, fields }: Dataset): QualityCheck {
  const share = deals > 0 ? cells / deals : null;
  const many = share !== null && share > 0.25;
  const what = `${counted(cells, 'combination')} of ${counted(fields.length, 'field')} for ${counted(deals, 'deal')}`;
  return {
    id: 'combinations',
    severity: 'info',
    column: null,
    count: many ? cells : 0,
    share,
    message: many
      ? `${what}: the analysis takes longer than it would with fewer columns.`
      : `${what}.`,
    examples: [],
  };
}
