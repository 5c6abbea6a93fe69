import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listen, staticServer } from '../support/staticServer.ts';
import { withBrowser } from './browser.ts';
import { buildSite } from './build.ts';
import { writeCsv } from './csvFile.ts';
import { details } from './details.ts';
import { benchSearch } from './search.ts';
import { machine } from './machine.ts';
import { measure, type Measured } from './measure.ts';
import { isKept, table } from './table.ts';

/**
 * `npm run bench [rows …] [--repeat n] [--verbose]`: the built app in Chromium on generated files, each step beside
 * a plain load of the same file in the same page. `--search` times the search for segments by itself, in Node.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    repeat: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
    search: { type: 'boolean', default: false },
  },
});
if (values.search) {
  await benchSearch();
  process.exit();
}
const sizes = positionals.map((text) => Number(text.replaceAll('_', '')));

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const site = join(folder, 'site');
await buildSite(site);
const server = staticServer(site, '/');
const url = `http://localhost:${await listen(server)}/`;
console.log(machine(await withBrowser(async (browser) => browser.version()), new Date()));

let kept = true;
try {
  for (const rows of sizes.length > 0 ? sizes : [10_000, 100_000, 1_000_000]) {
    const file = writeCsv(folder, rows);
    const runs: Measured[] = [];
    while (runs.length < Number(values.repeat)) {
      const measured = await measure(file, url);
      runs.push(measured);
      if (values.verbose) console.log(details(measured));
    }
    console.log(table(runs));
    kept &&= isKept(runs);
    rmSync(file.path);
  }
} finally {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = kept ? 0 : 1;
