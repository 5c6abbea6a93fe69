/** As much of a window as the address needs: a history of steps, each a fragment and a state. */
export function fakeWindow(hash: string) {
  const steps: { hash: string; state: unknown }[] = [{ hash, state: null }];
  let at = 0;
  let changed: () => void = () => undefined;
  const here = () => steps[at] ?? { hash: '', state: null };
  const location = {
    get hash() {
      return here().hash;
    },
    get href() {
      return `https://host/app/${here().hash}`;
    },
  } as Location;
  const history = {
    get state() {
      return here().state;
    },
    pushState: (state: unknown, _: string, to: string) => {
      at += 1;
      steps.splice(at, Infinity, { hash: to, state });
    },
    replaceState: (state: unknown, _: string, to: string | null) => {
      steps[at] = { hash: to ?? here().hash, state };
    },
  } as unknown as History;
  const window = {
    location,
    history,
    addEventListener: (_type: string, listener: () => void) => (changed = listener),
  } as unknown as Window;
  const travel = (by: number) => {
    at = Math.min(Math.max(0, at + by), steps.length - 1);
    changed();
  };
  return {
    window,
    location,
    /** Follows a link to a place of the page, or writes it by hand. */
    link: (to: string) => {
      history.pushState(null, '', to);
      changed();
    },
    back: () => travel(-1),
    forward: () => travel(1),
    steps: () => steps.length,
  };
}
