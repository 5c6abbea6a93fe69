declare module 'virtual:engine' {
  /** Where DuckDB’s worker script can be fetched. */
  export const workerUrl: string;
  /** Where DuckDB’s WASM (gzip when built) can be fetched. */
  export const wasmUrl: string;
  /** How many bytes come from `wasmUrl`. */
  export const wasmBytes: number;
}
