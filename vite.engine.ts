import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const moduleId = 'virtual:engine';
const resolvedId = `\0${moduleId}`;

const { resolve } = createRequire(import.meta.url);
const worker = resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js');
const wasm = resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');

/** In development: where the files are served from, as they are. */
const served = new Map([
  ['/@engine/worker.js', { file: worker, type: 'text/javascript' }],
  ['/@engine/engine.wasm', { file: wasm, type: 'application/wasm' }],
]);

/**
 * `virtual:engine`: where DuckDB's worker and WASM lie, and how many bytes of WASM come from there. Built, the WASM
 * is gzip under a neutral name: as small on a host that does not compress as on one that does, with a total
 * that progress can be measured against, and the same bytes the single file packs.
 */
export function engineFiles(): Plugin {
  let serving = false;
  return {
    name: 'plumbline-engine',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const found = served.get(request.url ?? '');
        if (!found) return next();
        response.setHeader('content-type', found.type);
        createReadStream(found.file).pipe(response);
      });
    },
    resolveId: (id) => (id === moduleId ? resolvedId : null),
    load(id) {
      if (id !== resolvedId) return null;
      const bytes = readFileSync(wasm);
      if (serving) {
        const [workerUrl, wasmUrl] = [...served.keys()].map((url) => JSON.stringify(url));
        return exporting(workerUrl, wasmUrl, bytes.byteLength);
      }
      const packed = gzipSync(bytes, { level: 9 });
      const emit = (name: string, source: Uint8Array) =>
        `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name, source })}`;
      return exporting(
        emit('duckdb-browser-eh.worker.js', readFileSync(worker)),
        emit('duckdb-eh.wasm.bin', packed),
        packed.byteLength,
      );
    },
  };
}

const exporting = (workerUrl = '', wasmUrl = '', wasmBytes: number) =>
  `export const workerUrl = ${workerUrl};
export const wasmUrl = ${wasmUrl};
export const wasmBytes = ${wasmBytes};
`;
