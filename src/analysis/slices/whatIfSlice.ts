import type { SegmentLevel } from '../../domain/document/combinations.ts';
import type {
  WhatIfAnswer,
  WhatIfField,
  WhatIfQuestion,
  WhatIfSlice,
} from '../../domain/whatIf.ts';
import { scenario } from '../../stats/scenario.ts';
import type { FactorLevel } from '../../stats/tellable.ts';
import type { KeptModel } from '../setting.ts';
import { trialOf } from '../recommend/trial.ts';
import { dealsPerWeek } from '../recommend/pace.ts';
import { keptOf } from '../recommend/shrink.ts';
import { trialNotes } from '../../words/recommendTrial.ts';
import { sceneOf, whatIfField, type Scene } from './whatIfFields.ts';
import { whatIfModel, type WhatIfModel } from './whatIfModel.ts';

/**
 * What the win rate of deals like these would be, had they other levels of the fields that can be decided about: by
 * the drivers' model, every deal of the scene given the picked levels. Costs a few passes over the model's rows.
 * @param kept the last run's model; the caller sees to it that its filters are those of the question
 */
export function whatIfSlice(kept: KeptModel, question: WhatIfQuestion): WhatIfSlice {
  const model = whatIfModel(kept.model, question.levers);
  if (!model) return nothing('no-model');
  const isLever = (one?: { field: string }): boolean =>
    one !== undefined && question.levers.includes(one.field);
  const scene = placesOf(
    model,
    question.scene.filter((one) => !isLever(one)),
  );
  const put = placesOf(model, question.picks.filter(isLever));
  const rows = sceneOf(model, scene);
  const { deals, won } = dealsOf(model, rows.has);
  const fieldOf = (place: number): WhatIfField =>
    isLever(model.fields[place])
      ? whatIfField(model, place, rows.has, put)
      : // What is chosen of it does not narrow its own choices.
        whatIfField(model, place, rows.hasBeside(place), null);
  const all = [...model.fields.keys()].map(fieldOf);
  const told = {
    ...nothing(null),
    levers: all.filter(isLever),
    scene: all.filter((one) => !isLever(one)),
    without: model.without,
    formula: model.formula,
    rows: model.design.rows,
    deals,
    won,
  };
  if (deals === 0) return { ...told, reason: 'no-deals' };
  const refused = isRefused(told.levers, question.picks);
  const answer =
    !refused && put.length > 0 ? answerOf(kept, model, { scene, put, rows, deals }) : null;
  const base =
    answer?.leftOut === 0
      ? answer.base
      : (scenario(model.design, model.fit, [], rows.has)?.base ?? null);
  const reason = put.length > 0 && !answer ? 'not-told-apart' : null;
  if (refused) return { ...told, base, reason: 'not-offered' };
  return { ...told, base, answer, reason };
}

/** A link, or another kind of deal, can bring a pick that is not offered; what can’t be told apart says so itself. */
const isRefused = (levers: readonly WhatIfField[], picks: readonly SegmentLevel[]): boolean =>
  levers.some(({ field, levels }) =>
    levels.some(
      ({ level, reason }) =>
        reason !== null &&
        reason !== 'not-told-apart' &&
        picks.some((pick) => pick.field === field && pick.level === level),
    ),
  );

function answerOf(
  kept: KeptModel,
  model: WhatIfModel,
  asked: { scene: FactorLevel[]; put: FactorLevel[]; rows: Scene; deals: number },
): WhatIfAnswer | null {
  const { scene, put } = asked;
  const found = scenario(model.design, model.fit, put, asked.rows.has);
  if (!found) return null;
  const { base, rate, change, pValue, deals, leftOut, factors } = found;
  return {
    ...{ deals, leftOut, base, rate, change, pValue },
    factors: put
      .flatMap(({ factor, code }, i) => {
        const [field, points] = [model.fields[factor], factors[i]?.points];
        const level = model.design.factors[factor]?.levels[code];
        if (!field || !points || level === undefined) return [];
        return [{ field: field.field, level, points, driver: field.driver }];
      })
      .toSorted((a, b) => Math.abs(b.points.estimate) - Math.abs(a.points.estimate)),
    alike: dealsOf(model, sceneOf(model, [...scene, ...put]).has),
    ...trialFor(kept, found, asked.deals / model.fit.deals),
  };
}

/** Of what is left of the change once chance is taken off; nobody tries what looks worse. @param share of all deals */
function trialFor(
  kept: KeptModel,
  { base, change }: Pick<WhatIfAnswer, 'base' | 'change'>,
  share: number,
): Pick<WhatIfAnswer, 'test' | 'testNote'> {
  if (change.estimate < 0) return { test: null, testNote: trialNotes.worse };
  const analysis = kept.analysis();
  const pace = dealsPerWeek(analysis);
  const effect = keptOf(change) * change.estimate;
  return trialOf(analysis, base.estimate, effect, pace === null ? null : pace * share);
}

function dealsOf(
  { design }: WhatIfModel,
  here: (row: number) => boolean,
): { deals: number; won: number } {
  let [deals, won] = [0, 0];
  for (let row = 0; row < design.rows; row++) {
    if (!here(row)) continue;
    deals += design.deals[row] ?? 0;
    won += design.won[row] ?? 0;
  }
  return { deals, won };
}

/** Levels the model does not have are not asked about. */
const placesOf = (
  { fields, design }: WhatIfModel,
  levels: readonly SegmentLevel[],
): FactorLevel[] =>
  levels.flatMap(({ field, level }) => {
    const factor = fields.findIndex((one) => one.field === field);
    const code = design.factors[factor]?.levels.indexOf(level) ?? -1;
    return factor < 0 || code < 0 ? [] : [{ factor, code }];
  });

const nothing = (reason: WhatIfSlice['reason']): WhatIfSlice => ({
  kind: 'what-if',
  levers: [],
  scene: [],
  without: [],
  formula: '',
  rows: 0,
  deals: 0,
  won: 0,
  base: null,
  answer: null,
  reason,
});
