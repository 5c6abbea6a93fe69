/** The address under which DuckDB's worker asks for its WASM; nothing is fetched for it. */
export const wasmAddress = 'plumbline:wasm';

/** The first message to DuckDB's worker, which its own code never sees. */
export interface Provisions {
  wasm: Blob;
  lifeline: string;
}

/**
 * What runs before DuckDB's own script in its worker. It is a text because it is glued in front of that script.
 * It keeps the WASM Blob and answers DuckDB's fetch with it: a Blob's URL would not do, on file:// only the
 * thread that made one can read it. It answers once the lifeline is held (see `lifeline.ts`), so that
 * whoever knows the engine has started knows that, too.
 */
export const prelude = `{
  const fetchOutside = self.fetch;
  const wasm = new Promise((resolve) => {
    self.addEventListener('message', function take(event) {
      if (!(event.data?.wasm instanceof Blob)) return;
      event.stopImmediatePropagation();
      self.removeEventListener('message', take);
      const give = () => resolve(event.data.wasm);
      const hold = () => (give(), new Promise(() => {}));
      navigator.locks ? navigator.locks.request(event.data.lifeline, hold).catch(give) : give();
    });
  });
  const asResponse = async (blob) => {
    const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
    const isPacked = first === 0x1f && second === 0x8b;
    const body = isPacked ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob;
    return new Response(body, { headers: { 'content-type': 'application/wasm' } });
  };
  self.fetch = (what, options) =>
    String(what.url ?? what) === '${wasmAddress}' ? wasm.then(asResponse) : fetchOutside(what, options);
}
`;
