import { plainName } from './leakNames.ts';
import type { ColumnPlan, IntakePlan } from './intakePlan.ts';
import type { Role } from './role.ts';

/**
 * Fields that those who sell can decide about, by their names: where leads come from, what is offered and at which
 * price, who works on it as a team, and how. All others (region, industry, size, type of deal …) say which deal it is.
 */
const LEVERS =
  /\b(sources?|channels?|campaigns?|medium|products?|packages?|bundles?|plans?|editions?|tiers? offered|skus?|offers?|offerings?|discounts?|prices?|pricing|promos?|promotions?|rebates?|incentives?|(contract|payment|billing) (terms?|length|frequency)|terms?|teams?|squads?|pods?|motion|playbooks?|methodology|approach|demos?|trials?|pilots?|poc|proof of concept|partners?|referrals?|response time|support level|service level)\b/;

/** Persons, whatever else the name says: nobody is to be moved about like a setting. */
const PERSONS =
  /\b(reps?|representatives?|owners?|managers?|sellers?|agents?|executives?|users?|persons?|people|contacts?|employees?|ae|sdr|bdr)( names?)?$/;

/** Whether a column names persons, by its own name. */
export const isPerson = (name: string): boolean => PERSONS.test(plainName(name));

/**
 * Whether a field is one to try out in a what-if unless somebody says otherwise. By role: only a `field`, or a `measure`
 * (in bands), never the rep, the amount or the stage; of these, by its name. A person may mark any field.
 */
export function isLeverByDefault(name: string, role: Role): boolean {
  if (role !== 'field' && role !== 'measure') return false;
  return LEVERS.test(plainName(name)) && !isPerson(name);
}

/** What a person said of a column, or the default. */
export const isLever = ({
  name,
  role,
  lever,
}: Pick<ColumnPlan, 'name' | 'role' | 'lever'>): boolean => lever ?? isLeverByDefault(name, role);

/** The plan with a field marked; saying what would be assumed anyhow says nothing. */
export const withLever = (plan: IntakePlan, name: string, lever: boolean): IntakePlan => ({
  ...plan,
  columns: plan.columns.map((column) => {
    if (column.name !== name) return column;
    const { lever: _before, ...rest } = column;
    return lever === isLeverByDefault(name, column.role) ? rest : { ...rest, lever };
  }),
});
