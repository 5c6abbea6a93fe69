/** The words of the product, as the pages use them. */
export const definitions = [
  { name: 'Deal', text: 'One row of the file: a sales opportunity.' },
  { name: 'Outcome', text: 'Won, lost or open.' },
  {
    name: 'Win rate',
    text: 'Won / (won + lost), by count unless “by value” is written. Open deals are not in it.',
  },
  {
    name: 'Closed clock, created clock',
    text: 'Which date a deal is counted under. A rate by closed date and one by created date are different questions.',
  },
  { name: 'Field, level', text: 'A column with categories (region) and one of its values (APAC).' },
  {
    name: 'Cycle',
    text: 'Days from created to closed, of closed deals. Intervals of means (cycle, won deal) take deals as independent and need 30 of them.',
  },
  {
    name: 'Velocity',
    text: '(Closed deals × win rate × mean won amount) / mean cycle: money per day, a total over a mean and so without an interval. Its score sets the whole file to 100.',
  },
  { name: 'Points', text: 'Percentage points. From 48% to 42% is 6 points.' },
  { name: 'Interval', text: 'The range that covers the true value in 95 of 100 such samples.' },
  {
    name: 'Shrunk',
    text: 'A rate pulled towards those of the other levels by as much as its few deals can’t support.',
  },
  { name: 'p', text: 'How often a gap this large would appear if nothing had changed.' },
  {
    name: 'q',
    text: 'Of what is told at this level, the share that is expected to be false, over all that was tested.',
  },
  {
    name: 'Driver',
    text: 'A field or level whose adjusted effect on the win rate survives the correction for all that was tested. An association.',
  },
];

/** Some of them, in the order of the file. */
export const definitionsNamed = (...names: readonly string[]) =>
  definitions.filter(({ name }) => names.includes(name));
