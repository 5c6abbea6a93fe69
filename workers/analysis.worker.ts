import { expose } from 'comlink';
import { AnalysisService } from './analysisService.ts';
import { holdLifeline, lifelineName } from './lifeline.ts';

// Before anything is awaited: a call that comes earlier than its receiver is lost, and never answered.
expose(new AnalysisService());

// Then the page is told how it can notice that this worker is gone, where that is possible.
const lifeline = lifelineName();
void holdLifeline(lifeline).then((isHeld) => {
  if (isHeld) self.postMessage({ lifeline });
});
