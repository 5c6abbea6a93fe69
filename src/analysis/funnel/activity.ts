import { countsActivity } from '../../domain/activityNames.ts';
import type { Activity } from '../../domain/document/funnel.ts';
import type { Field } from '../../domain/field.ts';
import { BLANK_LEVEL } from '../../domain/field.ts';
import { daysCorrelation } from '../../sql/funnelCurrent.ts';
import { activitySentence } from '../../words/funnelSentence.ts';
import type { Setting } from '../setting.ts';
import { winRateOf } from '../winRate.ts';

/** Columns of counts that are shown at most. */
const MOST = 3;
/** Closed deals that a correlation takes. */
const FEWEST = 30;

/** Win rates by how many visits, calls or mails deals had, for every column that counts them. */
export async function findActivity(setting: Setting): Promise<Activity[]> {
  const { port, dataset, overview, deals } = setting;
  const fields = dataset.fields.filter(
    ({ role, name }) => role === 'measure' && countsActivity(name),
  );
  const found: Activity[] = [];
  for (const field of fields.slice(0, MOST)) {
    const [row] = await port.rows<{ r: number | null; deals: number }>(
      `funnel-activity-${field.key}`,
      `How ${field.name} hangs together with the days deals took`,
      daysCorrelation(field.column, deals),
    );
    const facts = {
      column: field.name,
      bands: bandsOf(field, overview.segments),
      daysCorrelation: row && row.deals >= FEWEST && Number.isFinite(row.r) ? row.r : null,
    };
    // Deals without a count are shown, but they are no end of the scale.
    const counted = facts.bands.filter(({ level }) => level !== BLANK_LEVEL);
    if (facts.bands.length > 1)
      found.push({ ...facts, sentence: activitySentence({ ...facts, bands: counted }) });
  }
  return found;
}

/** Levels in their order, blanks last. */
function bandsOf(field: Field, segments: Setting['overview']['segments']): Activity['bands'] {
  const own = segments.filter((one) => one.field === field.name);
  const place = (level: string): number =>
    level === BLANK_LEVEL ? Infinity : field.levels.indexOf(level);
  return own
    .filter(({ won, lost }) => won + lost > 0)
    .sort((a, b) => place(a.level) - place(b.level))
    .map(({ level, won, lost }) => ({
      level,
      deals: won + lost,
      won,
      winRate: winRateOf(won, lost),
    }));
}
