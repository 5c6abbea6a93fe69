/**
 * Runs in the browser, in any thread: tries everything that thread has and resolves when each attempt has
 * ended one way or the other. It is one self-contained function because its text travels.
 */
export async function tryAll(target: { host: string; thread: string }): Promise<void> {
  const at = (name: string, scheme = 'http') =>
    `${scheme}://${target.host}/${target.thread}/${name}`;
  const settled = (source: EventTarget, ...events: string[]) =>
    new Promise<void>((resolve) => {
      for (const event of events) source.addEventListener(event, () => resolve());
    });
  const xhr = async () => {
    const request = new XMLHttpRequest();
    request.open('GET', at('xhr'));
    const ended = settled(request, 'loadend');
    request.send();
    await ended;
  };
  const socket = async () => {
    const connection = new WebSocket(at('websocket', 'ws'));
    await settled(connection, 'open', 'error', 'close');
  };
  const events = async () => {
    const source = new EventSource(at('eventsource'));
    await settled(source, 'open', 'error');
    source.close();
  };
  const image = async () => {
    const picture = new Image();
    const ended = settled(picture, 'load', 'error');
    picture.src = at('image');
    await ended;
  };
  await Promise.allSettled([
    fetch(at('fetch')),
    xhr(),
    socket(),
    import(at('import')),
    events(),
    // Workers have neither of these.
    ...('document' in globalThis
      ? [image(), Promise.resolve(navigator.sendBeacon(at('beacon')))]
      : []),
  ]);
}

/** Runs in the browser: the same, from a worker made for it on the spot. */
export async function tryAllInOwnWorker(target: {
  host: string;
  thread: string;
  source: string;
}): Promise<void> {
  const { source, ...rest } = target;
  const script = `(${source})(${JSON.stringify(rest)}).then(() => postMessage('done'))`;
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(url);
  await new Promise<void>((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = (event) => reject(new Error(event.message));
  });
  worker.terminate();
}
