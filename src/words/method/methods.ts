import { accountTests } from './accountTests.ts';
import { actions } from './actions.ts';
import { bridge } from './bridge.ts';
import { calendar } from './calendar.ts';
import { drivers } from './drivers.ts';
import { edges } from './edges.ts';
import { many } from './many.ts';
import { forecast } from './forecast.ts';
import { funnel } from './funnel.ts';
import { FAMILIES, type Family, type Method } from './method.ts';
import { past } from './past.ts';
import { pipeline } from './pipeline.ts';
import { rates } from './rates.ts';
import { reps } from './reps.ts';
import { segments } from './segments.ts';
import { swings } from './swings.ts';
import { time } from './time.ts';

/** Every statistic, in the order it is read. The page fetches this module only when it is opened. */
export const methods: readonly Method[] = [
  ...rates,
  ...edges,
  ...past,
  ...bridge,
  ...many,
  ...drivers,
  ...swings,
  ...accountTests,
  ...segments,
  ...actions,
  ...time,
  ...pipeline,
  ...forecast,
  ...funnel,
  ...calendar,
  ...reps,
];

export interface MethodGroup {
  family: Family;
  title: string;
  methods: readonly Method[];
}

/** Plain text of everything a search should find. */
const searchable = (method: Method): string =>
  [
    method.title,
    method.answers,
    ...method.rules,
    ...method.assumptions,
    ...method.breaksWhen,
    method.source,
    method.inR ?? '',
    method.id,
  ]
    .join(' ')
    .toLowerCase();

/** The statistics that hold every word of a search, by family; all of them for an empty search. */
export function findMethods(search: string): MethodGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = methods.filter((method) => {
    const text = searchable(method);
    return words.every((word) => text.includes(word));
  });
  return (Object.keys(FAMILIES) as Family[])
    .map((family) => ({
      family,
      title: FAMILIES[family],
      methods: found.filter((method) => method.family === family),
    }))
    .filter((group) => group.methods.length > 0);
}
