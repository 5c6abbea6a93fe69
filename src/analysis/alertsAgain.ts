import type { Analysis } from '../domain/analysis.ts';
import { alertsPart } from './alerts/alertsPart.ts';
import { forecastLimits } from './limits.ts';
import { recommendPart } from './recommend/recommendPart.ts';
import type { AnalyseHost, AnalyseInput, Finished } from './setting.ts';
import { elapsed } from './snapshot.ts';

/** Whether one run would say the same as the other but for the alerts, and what follows from them. */
export function differsInBudgetOnly(last: AnalyseInput, next: AnalyseInput): boolean {
  const rest = ({ run, alertBudget: _, ...wishes }: AnalyseInput): unknown[] => [
    run.seed,
    run.appVersion,
    wishes,
  ];
  return JSON.stringify(rest(last)) === JSON.stringify(rest(next));
}

/** Looks for alerts by another budget, in the same document: what came before them stays as it was found. */
export async function alertsAgain(
  host: AnalyseHost,
  last: Finished,
  input: AnalyseInput,
  onSnapshot: (snapshot: Analysis) => void,
): Promise<Analysis> {
  const { port } = host;
  const setting = { ...last.setting, port, input, breathe: () => port.breathe() };
  let analysis: Analysis = {
    ...last.analysis,
    alerts: null,
    alertBudget: null,
    recommendations: null,
    limits: [...last.limits, ...forecastLimits(last.analysis.forecast)],
  };
  const tell = (parts: Partial<Analysis>, pending: Analysis['run']['pending']): void => {
    const asked = host.receipts();
    const kept = last.analysis.receipts.filter(({ id }) => !asked.some((one) => one.id === id));
    const elapsedMs = elapsed(setting.dataset, host.elapsedMs());
    analysis = {
      ...analysis,
      ...parts,
      run: { ...input.run, pending, interrupted: null, elapsedMs },
      receipts: [...kept, ...asked],
    };
    onSnapshot(analysis);
  };
  tell({}, ['alerts', 'recommendations']);
  await port.breathe();
  tell(await alertsPart(setting, last.model, last.life, analysis), ['recommendations']);
  tell(await recommendPart(setting, last.model, analysis), []);
  return analysis;
}
