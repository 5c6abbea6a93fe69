import type { Analysis } from '../domain/analysis.ts';

/** The document as it is. */
export const json = (analysis: Analysis): string => `${JSON.stringify(analysis, null, 2)}\n`;
