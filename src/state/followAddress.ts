import type { Session } from './session.svelte.ts';
import type { View } from './view.svelte.ts';

/** What is wished for is kept in the address, and what the address says is wished for: now, and whenever it changes. */
export function followAddress(session: Session, view: View): void {
  session.analysing.onWished = (wishes, how) => view.keepWishes(wishes, how);
  view.onTravel = (wishes) => void session.wish(wishes);
  void session.wish(view.wishes);
}
