/** Closed deals and how many of them were won: 0 ≤ won ≤ deals. */
export interface Counts {
  deals: number;
  won: number;
}
