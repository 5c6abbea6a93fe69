import type { CoachingNote, CoachingRule, Rep } from '../../domain/document/reps.ts';
import {
  atStage,
  COACHING_ORDER,
  drifting,
  inKind,
  offBook,
  swinging,
} from '../../words/coachingWords.ts';

/** A rep's difference is a reason to talk under this q over all reps. */
const OFF_Q = 0.1;

type Note = Omit<CoachingNote, 'rule'> | null;

/** What stands for the reps as a whole, and who else could help. */
interface Room {
  /** Without it nobody's difference from the book is told. */
  tellApart: boolean;
  reps: readonly Rep[];
}

/** One rule: what a test told of a rep → what to talk about. Nothing that was not told has a note. */
type Rule = (rep: Rep, room: Room) => Note[];

const offBookWhere =
  (side: 'below-book' | 'above-book'): Rule =>
  (rep, { tellApart }) => {
    const { difference, qValue, outside } = rep;
    const told = tellApart && outside !== null && (qValue ?? 1) < OFF_Q && difference !== null;
    return told && difference.estimate < 0 === (side === 'below-book') ? [offBook(rep, side)] : [];
  };

const driftingTo =
  (side: 'falling' | 'rising'): Rule =>
  (rep) => {
    const told = rep.trend?.told ? rep.trend : null;
    return told && told.pointsPerQuarter.estimate < 0 === (side === 'falling')
      ? [drifting(rep, side)]
      : [];
  };

const kindsWhere =
  (side: 'strong-in' | 'weak-in'): Rule =>
  ({ rep, specialities }, { reps }) =>
    specialities
      .filter(({ difference }) => difference.estimate > 0 === (side === 'strong-in'))
      .map((one) => {
        const helper = reps.find(
          (other) =>
            other.rep !== rep &&
            other.specialities.some(
              ({ field, level, difference }) =>
                field === one.field && level === one.level && difference.estimate > 0,
            ),
        );
        return inKind(one, side, side === 'weak-in' ? (helper?.rep ?? null) : null);
      });

const stagesWhere =
  (side: 'stuck-at' | 'strong-at'): Rule =>
  ({ stages }) =>
    stages
      .filter(({ difference }) => difference.estimate < 0 === (side === 'stuck-at'))
      .map((one) => atStage(one, side));

const RULES: Readonly<Record<CoachingRule, Rule>> = {
  'below-book': offBookWhere('below-book'),
  'above-book': offBookWhere('above-book'),
  falling: driftingTo('falling'),
  rising: driftingTo('rising'),
  swinging: (rep) => (rep.consistency?.low ? [swinging(rep)] : []),
  'strong-in': kindsWhere('strong-in'),
  'weak-in': kindsWhere('weak-in'),
  'stuck-at': stagesWhere('stuck-at'),
  'strong-at': stagesWhere('strong-at'),
};

/** What the tests give a manager to talk about with a rep, in the order of the rule book; usually nothing. */
export const coachingNotes = (rep: Rep, room: Room): CoachingNote[] =>
  COACHING_ORDER.flatMap((rule) =>
    RULES[rule](rep, room).flatMap((note) => (note ? [{ rule, ...note }] : [])),
  );
