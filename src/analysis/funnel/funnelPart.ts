import type { Funnel } from '../../domain/document/funnel.ts';
import { funnelSentence } from '../../words/funnelSentence.ts';
import type { Setting } from '../setting.ts';
import { findActivity } from './activity.ts';
import { currentFunnel } from './currentFunnel.ts';
import { hasHistory, historyFunnel } from './historyFunnel.ts';

/** The way of deals through their stages: by history, else by present stages, else refused with the reason. */
export async function funnelPart(setting: Setting): Promise<{ funnel: Funnel }> {
  const facts = hasHistory(setting) ? await historyFunnel(setting) : await currentFunnel(setting);
  await setting.breathe();
  const activity = await findActivity(setting);
  return { funnel: { ...facts, activity, sentence: funnelSentence(facts) } };
}
