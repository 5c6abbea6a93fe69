import type { AnalysisPort } from '../../../src/analysis/port.ts';

/** What a drawn file answers to a query of the analysis, by the query's id. */
export type Answers = Readonly<Record<string, () => readonly object[]>>;

/**
 * The analysis's way to a drawn file: the app's own code asks its own queries and gets counts instead of SQL's answers.
 * A query that nobody expected is an error, so that a new one can't pass for an empty answer.
 */
export function simulatedPort(answers: Answers): AnalysisPort {
  const answerTo = (id: string): readonly object[] => {
    const answer = answers[id];
    if (!answer) throw new Error(`Nothing answers the query “${id}”.`);
    return answer();
  };
  return {
    rows: <Row>(id: string) => Promise.resolve().then(() => answerTo(id) as Row[]),
    columns: (id) => Promise.resolve().then(() => toColumns(answerTo(id))),
    keep: () => Promise.reject(new Error('A drawn file keeps no tables.')),
    breathe: () => Promise.resolve(),
  };
}

function toColumns(rows: readonly object[]): Record<string, Float64Array> {
  const columns: Record<string, Float64Array> = {};
  rows.forEach((row, i) => {
    for (const [name, value] of Object.entries(row)) {
      columns[name] ??= new Float64Array(rows.length);
      columns[name][i] = Number(value);
    }
  });
  return columns;
}
