/**
 * A worker that is killed from outside, by the browser or by a person, tells nobody: no event is fired. But a lock
 * it held comes free, and who waits for that lock knows. Where there are no locks (a page not
 * served securely), nothing is noticed and only `error` events tell.
 */
const locks = (): LockManager | undefined => navigator.locks as LockManager | undefined;

/** A name no other tab uses. `randomUUID` is missing exactly where locks are missing too. */
export const lifelineName = (): string =>
  `plumbline:${Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('')}`;

/** Holds the lock for as long as this thread lives; resolves once it is held (false: cannot be). */
export function holdLifeline(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const manager = locks();
    if (!manager) return resolve(false);
    manager
      .request(name, () => {
        resolve(true);
        return new Promise<never>(() => {});
      })
      .catch(() => resolve(false));
  });
}

/** Calls back when whoever holds the lock is gone. To be called when it is held. */
export function whenGone(name: string, callback: () => void): void {
  // Refused where the page has no origin of its own; then there is nothing to wait for.
  locks()
    ?.request(name, callback)
    .catch(() => {});
}
