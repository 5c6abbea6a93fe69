/**
 * One line of the calibration table: what is promised on simulated truth, and what was found. Written by
 * `npm run calibrate -- --write` to `calibration.json` beside this file, shown by Data & method.
 */
export interface CalibrationRow {
  promise: string;
  /** What kind of file it was tried on. */
  shape: string;
  promised: string;
  found: string;
  runs: number;
  kept: boolean;
  /** What the app says to the user in that situation; empty where the promise is kept. */
  note: string;
}

/** The whole table. Every figure in it can be had again: seeds are 1 to `runs`, the same on every machine. */
export interface CalibrationTable {
  /** The day it was made, `YYYY-MM-DD`. */
  date: string;
  /** Simulated files of each shape, at least; each row has its own. */
  runs: number;
  /** What stands in the column `shape`, spelt out. */
  shapes: { shape: string; title: string }[];
  rows: CalibrationRow[];
}
