import type { Session } from './session.svelte.ts';
import type { View } from './view.svelte.ts';

/** The option of the address that hides the names of persons, and its only value. */
export const NAMES = 'names';
export const HIDDEN = 'hidden';

/** What is wished for is kept in the address, and what the address says is wished for: now, and whenever it changes. */
export function followAddress(session: Session, view: View): void {
  const hidden = (): boolean => view.options[NAMES] === HIDDEN;
  session.analysing.onWished = (wishes, how) => view.keepWishes(wishes, how);
  view.onTravel = (wishes) => {
    void session.hideNames(hidden());
    void session.wish(wishes);
  };
  session.namesHidden = hidden();
  void session.wish(view.wishes);
}
