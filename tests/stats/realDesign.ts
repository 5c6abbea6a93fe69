import { readFileSync } from 'node:fs';
import { driverDesign } from '../../src/analysis/driverDesign.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { modelCells } from '../../src/sql/modelCells.ts';
import { cellsWhere } from '../../src/sql/where.ts';
import { openDuckDB } from '../support/duckdb.ts';
import { analysisPort, loadCsv } from '../support/loadCsv.ts';

const data = new URL('../../../shared/data/', import.meta.url);

/**
 * The closed deals of a public file as the app reads and groups them, the closed quarter last.
 * @param names of the fields, in the order wanted
 */
export async function realDesign(file: string, names: readonly string[]): Promise<GroupedDesign> {
  const db = await openDuckDB();
  try {
    const { fields } = await loadCsv(
      db,
      new File([readFileSync(new URL(file, data))], 'deals.csv'),
    );
    const chosen = names.map((name) => {
      const field = fields.find((one) => one.name === name);
      if (!field) throw new Error(`${file} has no field ${name}`);
      return field;
    });
    const query = modelCells(chosen, cellsWhere([], fields), false);
    const columns = await analysisPort(db).columns('cells', 'Cells', query);
    return driverDesign(columns, chosen);
  } finally {
    db.close();
  }
}

/** The codes of a factor in the order of its sorted level names, which is the order of R's answers. */
export const sortedCodes = ({ levels }: { levels: readonly string[] }): number[] =>
  [...levels.keys()].sort((a, b) => ((levels[a] ?? '') < (levels[b] ?? '') ? -1 : 1));
