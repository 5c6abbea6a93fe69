/** What a column means to us. One column at most has each of the first eight. */
export const ROLES = [
  'dealId',
  'outcome',
  'stage',
  'amount',
  'createdDate',
  'closedDate',
  'rep',
  'account',
  'field',
  'measure',
  'date',
  'ignored',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that only one column can have. */
export const SINGLE_ROLES: readonly Role[] = ROLES.slice(0, 8);

/** How the values of a column are stored after reading. */
export type ColumnType = 'text' | 'number' | 'date' | 'boolean';
