/** What each finding about the data does to the results, by the id of its check. */
const effects: Record<string, string> = {
  'duplicate-ids': 'They count several times in every rate and every sum.',
  'rejected-rows': 'They are in no number.',
  'closed-before-created': 'They count in win rates, and are left out of cycle times.',
  'missing-close-date':
    'They belong to no period, and are left out of every comparison by closed date.',
  'bulk-closing': 'A day of tidying up can look like a fall of the win rate.',
  'dates-after-horizon': 'They would make a period of their own at the end of the file.',
  'far-dates': 'They are taken as they stand, and make periods and cycles far from the others.',
  'outcome-against-stage': 'The outcome counts, not the stage.',
  'unknown-outcomes': 'They are in no win rate.',
  'lost-without-amount': 'A win rate by value would see the wins only.',
  'negative-amounts': 'They lower every sum of money.',
  blank: 'Blank cells are a level of their own; nothing is filled in.',
  'look-alikes': 'One group counts as several; merge them above if they are the same.',
  currencies: 'These deals count in win rates, not in money.',
  unreadable: 'These cells are missing from sums, dates and splits by this column.',
};

/** `blank:Region` is a kind of check for each column. Null when a finding changes no result. */
export function qualityEffect(id: string): string | null {
  const kind = id.includes(':') ? id.slice(0, id.indexOf(':')) : id;
  return effects[kind] ?? null;
}
