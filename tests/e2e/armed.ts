export interface Arms {
  host: string;
  /** The texts of `arm` and of `tryAll`: they travel into each worker. */
  arm: string;
  tryAll: string;
}

/**
 * Runs in the browser before anything else does: every worker that is then made, and every worker of theirs, first tries
 * all it can and tells the page its name. For a browser whose workers can’t be reached from outside.
 */
export function arm(arms: Arms): void {
  const scope = globalThis as unknown as { tried?: string[] };
  const create = URL.createObjectURL.bind(URL);
  const first =
    `(${arms.arm})(${JSON.stringify(arms)});` +
    `(${arms.tryAll})({ host: ${JSON.stringify(arms.host)}, thread: self.name })` +
    `.then(() => self.postMessage({ tried: self.name }));`;
  URL.createObjectURL = (blob: Blob) =>
    create(
      blob.type === 'text/javascript' ? new Blob([first, blob], { type: 'text/javascript' }) : blob,
    );
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', (event: MessageEvent<unknown>) => {
        const data = event.data as { tried?: string } | null;
        if (typeof data?.tried !== 'string') return;
        event.stopImmediatePropagation();
        if ('document' in globalThis) (scope.tried ??= []).push(data.tried);
        else globalThis.postMessage(data);
      });
    }
  };
}
