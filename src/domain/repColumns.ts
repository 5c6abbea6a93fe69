import type { Dataset } from './dataset.ts';
import { plainName } from './leakNames.ts';
import { plainWords } from './plainWords.ts';

/**
 * Words of a column that says at which level a rep is, and of one that says where the rep belongs: English, German,
 * Spanish, French, Portuguese and Indonesian, without accents. Whole words: `Region` of a deal is no team.
 */
const LEVEL = new Set([
  ...['level', 'grade', 'title', 'seniority', 'rank', 'position', 'band', 'designation'],
  ...['stufe', 'dienstgrad', 'nivel', 'cargo', 'puesto', 'niveau', 'grado', 'tingkat', 'jabatan'],
]);
const TEAM = new Set([
  ...['team', 'teams', 'manager', 'supervisor', 'squad', 'pod', 'office', 'branch', 'department'],
  ...['group', 'role', 'unit', 'abteilung', 'gruppe', 'leiter', 'equipo', 'equipe', 'gerente'],
  ...['oficina', 'bureau', 'escritorio', 'tim', 'manajer', 'atasan', 'cabang', 'kantor', 'grup'],
]);
/** What levels are called themselves. */
const LEVELS = new Set([
  ...['am', 'eam', 'sam', 'kam', 'gam', 'ae', 'sae', 'eae', 'sdr', 'bdr', 'mdr', 'csm', 'vp'],
  ...['junior', 'mid', 'senior', 'lead', 'principal', 'associate', 'director', 'enterprise'],
]);

const words = (header: string): string[] =>
  plainWords(header.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/__c\b/gi, ''));

/** Whether the values of a column are levels by their names: half of them at least. */
const looksLikeLevels = (values: readonly string[]): boolean =>
  values.length > 1 &&
  values.filter((value) => plainWords(value).some((word) => LEVELS.has(word))).length * 2 >=
    values.length;

/**
 * What a column says of a rep, by its name and its values: the level, or where the rep belongs; null for neither. That it
 * follows from the rep is for the data to say.
 */
export function repColumnKind(name: string, values: readonly string[]): 'level' | 'team' | null {
  const own = words(name);
  if (own.some((word) => LEVEL.has(word)) || looksLikeLevels(values)) return 'level';
  return own.some((word) => TEAM.has(word)) ? 'team' : null;
}

const TARGETS =
  /\b(quotas?|targets?|goals?|ziele?|zielvorgabe|soll|metas?|objetivos?|objectifs?|kuota)\b/;

/** Whether a column says, by its name, what somebody is to bring. */
export const isTarget = (name: string): boolean => TARGETS.test(plainName(name));

/** Whether a file has something to hold won money against: a file of quotas, or a column of targets. */
export const hasTargets = ({ joins, fields }: Pick<Dataset, 'joins' | 'fields'>): boolean =>
  joins.some(({ kind, accepted, refused }) => kind === 'quota' && accepted && refused === null) ||
  fields.some(({ role, name }) => role === 'measure' && isTarget(name));
