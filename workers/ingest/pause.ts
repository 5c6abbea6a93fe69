/** Lets messages in, a cancel among them. `setTimeout` would wait 4 ms each time. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Call it in every long loop: it pauses when 40 ms have gone by since the last time. */
export function pacer(now: () => number): () => Promise<void> | null {
  let last = now();
  return () => {
    if (now() - last < 40) return null;
    return pause().then(() => {
      last = now();
    });
  };
}
