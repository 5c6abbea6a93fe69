/** Every worker this thread starts from now on, so that a test can kill one as a browser would. */
export function tapWorkers(): { workers: Map<string, Worker>; untap: () => void } {
  const workers = new Map<string, Worker>();
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.set(options?.name ?? '', this);
    }
  };
  return {
    workers,
    untap: () => {
      globalThis.Worker = Original;
    },
  };
}
