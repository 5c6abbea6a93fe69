import type { DriverHealth } from '../../../domain/document/drivers.ts';
import { list, pointsSize } from '../../../words/numbers.ts';
import { percent } from '../../text/format.ts';

/** What the health numbers mean to somebody who has never fitted a model. */

export function rankingWords({ auc }: DriverHealth): string {
  if (auc === null) return 'Could not be computed.';
  const share = `Given one won and one lost deal, it picks the won one ${percent(auc)} of the time; a coin does 50%.`;
  if (auc < 0.53) return `${share} It can’t tell them apart.`;
  return auc < 0.65 ? `${share} A weak help.` : share;
}

export function skillWords(health: DriverHealth): string {
  const { brierSkill: skill, brierSkillStandardError, brierSkillSamplingError } = health;
  if (skill === null) return 'Could not be computed.';
  if (skill <= 0) return 'Giving every deal the same rate would be as good or better.';
  const error = Math.max(brierSkillStandardError ?? 0, brierSkillSamplingError ?? 0);
  return skill > 2 * error
    ? 'Yes, by more than chance would give.'
    : 'Not clearly: the gain is within what chance would give.';
}

/** How far off it is comes first: a slope near 1 says that it leans neither way, not that it is exact. */
export function calibrationWords({
  calibrationSlope: slope,
  calibrationFit: { meanGap: gap },
}: DriverHealth): string {
  if (slope === null) return 'Could not be computed.';
  const off = gap === null ? '' : `${pointsSize(gap, 1)} off on average. `;
  if (slope < 0.5) return `${off}Far too bold: not to be used for single deals.`;
  if (slope < 0.9) return `${off}Somewhat too bold.`;
  return slope > 1.1
    ? `${off}Somewhat too timid.`
    : `${off}As a whole neither too bold nor too timid.`;
}

export function vifWords({ vif }: DriverHealth): string {
  const tangled = vif.filter(({ value }) => value !== null && value > 5).map(({ field }) => field);
  if (vif.length === 0) return 'Not computed.';
  return tangled.length === 0
    ? 'None: each field brings its own information.'
    : `${list(tangled)}: hard to tell from the other fields, so their effects are uncertain.`;
}
