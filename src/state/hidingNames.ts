import { withoutNames } from '../domain/hiddenNames.ts';
import type { EnginePort } from './enginePort.ts';

/** The engine, told to take the names of persons out of what it loads and saves, whenever they are to be hidden. */
export const hidingNames = (engine: EnginePort, hidden: () => boolean): EnginePort => ({
  inspect: (...given) => engine.inspect(...given),
  inspectSample: (...given) => engine.inspectSample(...given),
  load(ticket, { hideNames: _before, ...plan }, onProgress) {
    return engine.load(ticket, hidden() ? { ...plan, hideNames: true } : plan, onProgress);
  },
  analyse: (...given) => engine.analyse(...given),
  slice: (...given) => engine.slice(...given),
  deals: (...given) => engine.deals(...given),
  saveDeals: (...given) => engine.saveDeals(...given),
  saveRows(ticket, plan, rows, withPersonal, onProgress) {
    return hidden()
      ? engine.saveRows(ticket, withoutNames(plan), rows, false, onProgress)
      : engine.saveRows(ticket, plan, rows, withPersonal, onProgress);
  },
  cancelSave: () => engine.cancelSave(),
  cancel: () => engine.cancel(),
});
