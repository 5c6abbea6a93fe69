import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binomialDraw } from '../../src/stats/binomial.ts';
import type { GroupedDesign } from '../../src/stats/design.ts';
import { fitLogistic } from '../../src/stats/logistic.ts';
import { seeded } from '../../src/stats/random.ts';
import { searchSegmentsSteps } from '../../src/stats/segments/searchSegments.ts';
import { submodel } from '../../src/stats/submodel.ts';
import { openDuckDB } from '../support/duckdb.ts';
import { writeCsv } from './csvFile.ts';
import { median } from './median.ts';

const DEALS = 1_000_000;

/** Six fields and the quarter, as the target names them, and the fields of the bench's own file. */
const shapes = [
  { title: '6 fields of 4 to 25 levels', cells: 30_000, sizes: [4, 6, 8, 12, 18, 25, 8] },
  { title: 'the fields of the sample', cells: 170_000, sizes: [4, 5, 3, 4, 24, 5, 9] },
];

/** Milliseconds of the plain load of a million deals in Node: the median of three, each in a new engine. */
async function plainLoad(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    const bytes = readFileSync(writeCsv(folder, DEALS).path);
    const times: number[] = [];
    while (times.length < 3) {
      const db = await openDuckDB();
      db.registerBytes('deals.csv', bytes);
      const began = performance.now();
      db.run("CREATE TABLE plain AS SELECT * FROM read_csv('deals.csv')");
      times.push(performance.now() - began);
      db.close();
    }
    return median(times);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Distinct cells with a million deals, few levels commoner than the rest; one combination is planted, so that all draws are made. */
function design(cells: number, sizes: readonly number[]): GroupedDesign {
  const random = seeded(5);
  const seen = new Set<string>();
  const codes = sizes.map(() => new Int32Array(cells));
  const deals = new Float64Array(cells);
  const won = new Float64Array(cells);
  const most = sizes.reduce((product, size) => product * size, 1);
  while (seen.size < Math.min(cells, most)) {
    const skew = seen.size < most / 4 ? 1.5 : 1;
    const own = sizes.map((size) => Math.floor(size * random() ** skew));
    const name = own.join();
    if (seen.has(name)) continue;
    const row = seen.size;
    seen.add(name);
    own.forEach((code, i) => codes[i]?.fill(code, row, row + 1));
    const odds = -0.3 + own.reduce((sum, code, i) => sum + 0.3 * Math.sin(1 + i + code), 0);
    const planted = own[0] === 1 && own[1] === 2 ? 0.4 : 0;
    deals[row] = 1 + Math.floor(-Math.log(1 - random()) * (DEALS / cells - 0.5));
    won[row] = binomialDraw(deals[row] ?? 0, 1 / (1 + Math.exp(-odds - planted)), random);
  }
  const factors = sizes.map((size, i) => ({
    name: `f${i}`,
    levels: Array.from({ length: size }, (_, level) => `l${level}`),
    codes: codes[i] ?? new Int32Array(0),
  }));
  return { rows: cells, deals, won, factors };
}

/** Prints what the drivers' fit and the search cost, as multiples of the plain load. */
export async function benchSearch(): Promise<void> {
  const plain = await plainLoad();
  console.log(`plain load in Node: ${plain.toFixed(0)} ms`);
  const rows: object[] = [];
  for (const { title, cells, sizes } of shapes) {
    const data = design(cells, sizes);
    let began = performance.now();
    // As the drivers do it: without the field of most levels first, then the whole from there.
    const widest = sizes.indexOf(Math.max(...sizes));
    const fit = fitLogistic(data, { start: submodel(data, widest)?.fit, shortcut: true });
    if (!fit) throw new Error('No fit.');
    const fitMs = performance.now() - began;
    began = performance.now();
    const factor = sizes.length - 1;
    const last = (sizes[factor] ?? 0) - 1;
    const compared = { factor, before: last - 1, after: last };
    const steps = searchSegmentsSteps(data, fit, { adjusted: [factor], compared }, seeded(1));
    let longest = 0;
    let at = began;
    let step = steps.next();
    while (!step.done) {
      const now = performance.now();
      longest = Math.max(longest, now - at);
      at = now;
      step = steps.next();
    }
    const searchMs = performance.now() - began;
    rows.push({
      shape: title,
      cells,
      questions: step.value?.scores.statistics.length,
      draws: step.value?.test.draws,
      'fit, ms': Math.round(fitMs),
      'fit ÷ load': (fitMs / plain).toFixed(2),
      'search, ms': Math.round(searchMs),
      'search ÷ load': (searchMs / plain).toFixed(2),
      'longest slice, ms': Math.round(longest),
    });
  }
  console.table(rows);
}
