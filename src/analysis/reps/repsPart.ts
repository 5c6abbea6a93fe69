import type { Analysis } from '../../domain/analysis.ts';
import type { Rep } from '../../domain/document/reps.ts';
import type { DriverModel } from '../drivers.ts';
import type { Setting } from '../setting.ts';
import { findAttainment, inWindow } from './attainment.ts';
import { coachingNotes } from './coaching.ts';
import { findReps } from './findReps.ts';
import { membersOf, repGroups } from './repGroups.ts';
import { findRepStages } from './repStages.ts';

/** Everything about the reps: against their book, by group, against targets, and what that gives to talk about. */
export async function repsPart(
  { port, dataset, overview, deals, input, breathe }: Setting,
  model: DriverModel,
  analysis: Pick<Analysis, 'periods'>,
): Promise<Pick<Analysis, 'reps' | 'repSpread' | 'repGroups' | 'attainment'>> {
  const found = await findReps(port, dataset, model, overview.segments, deals);
  await breathe();
  const attainment = await findAttainment(
    port,
    dataset,
    analysis.periods ?? [],
    input.filters,
    deals,
  );
  if (found.reps.length === 0)
    return { reps: [], repSpread: found.repSpread, repGroups: [], attainment };
  await breathe();
  const habits = await findRepStages(port, dataset, deals, found.swing);
  const withFacts = found.reps.map((rep): Rep => ({
    ...rep,
    stages: habits.byRep.get(rep.rep) ?? [],
    ...(inWindow(attainment, [rep.rep]) ?? {}),
  }));
  const { tellApart } = found.repSpread;
  const reps = withFacts.map((rep) => ({
    ...rep,
    notes: coachingNotes(rep, { tellApart, reps: withFacts }),
  }));
  await breathe();
  const repField = dataset.fields.find(({ role }) => role === 'rep')?.name ?? '';
  const repAt = model.drivers.fields.findIndex(({ field }) => field === repField);
  const groups = repGroups(model, dataset.fields, overview.segments, reps).map((grouping) => {
    const { of } = membersOf(model.design, repAt, grouping.field);
    return {
      ...grouping,
      groups: grouping.groups.map((group) => {
        const members = reps.filter(({ rep }) => of.get(rep) === group.level);
        const names = members.map(({ rep }) => rep);
        return { ...group, ...(inWindow(attainment, names) ?? {}) };
      }),
    };
  });
  const { tests } = found.repSpread;
  const repSpread = {
    ...found.repSpread,
    within: groups.map(({ field }) => field),
    tests: { ...tests, stages: habits.tests },
  };
  return { reps, repSpread, repGroups: groups, attainment };
}
