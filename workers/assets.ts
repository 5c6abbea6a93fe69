/**
 * The three assets the engine starts from: our worker, DuckDB's worker, DuckDB's WASM. The page turns them into
 * Blobs, because only a worker made from a Blob inherits the page's policy; in the hosted output they are
 * fetched, in the single file they lie in the page as inert text (`vite.page.ts` puts them there).
 */
import { wasmBytes, wasmUrl, workerUrl as duckdbUrl } from 'virtual:engine';
import analysisUrl from './analysis.worker.ts?worker&url';

export interface Assets {
  analysis: Blob;
  duckdb: Blob;
  wasm: Blob;
}

/** Bytes of the engine that have come, of how many. */
export type OnDownload = (done: number, total: number) => void;

const type = 'text/javascript';

/** A script as text: gzip in the single file, plain from a host. */
async function unpacked(script: Blob): Promise<Blob> {
  const [first, second] = new Uint8Array(await script.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return new Blob([script], { type });
  const stream = script.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream, { headers: { 'content-type': type } }).blob();
}

/** An asset of the single file; null in the hosted page. The element goes: its text is 11 MB of memory. */
function fromPage(id: string): Blob | null {
  const element = document.getElementById(id);
  if (!element) return null;
  const characters = atob(element.textContent.trim());
  element.remove();
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return new Blob([bytes]);
}

async function fromHost(url: string, onBytes: (count: number) => void = () => {}): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      onBytes(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter)).blob();
}

export async function loadAssets(onDownload: OnDownload): Promise<Assets> {
  let done = 0;
  const onBytes = (count: number) => {
    done += count;
    // A host that unpacks on the way delivers more bytes than it was said to.
    onDownload(Math.min(done, wasmBytes), wasmBytes);
  };
  const [analysis, duckdb, wasm] = await Promise.all([
    fromPage('pl-analysis') ?? fromHost(analysisUrl),
    fromPage('pl-duckdb') ?? fromHost(duckdbUrl),
    fromPage('pl-wasm') ?? fromHost(wasmUrl, onBytes),
  ]);
  // The WASM stays as it came: DuckDB's worker unpacks it while compiling it.
  return { analysis: await unpacked(analysis), duckdb: await unpacked(duckdb), wasm };
}

/** Starts our worker: a classic script from its Blob, in development a module from its URL. */
export function startAnalysisWorker(assets: Assets): Worker {
  if (import.meta.env.DEV) return new Worker(analysisUrl, { type: 'module', name: 'analysis' });
  const url = URL.createObjectURL(assets.analysis);
  const worker = new Worker(url, { name: 'analysis' });
  // The worker's first message, or its failure, says that the script was read.
  const revoke = () => URL.revokeObjectURL(url);
  worker.addEventListener('message', revoke, { once: true });
  worker.addEventListener('error', revoke, { once: true });
  return worker;
}
