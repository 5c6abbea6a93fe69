/** One number a sample was made with, and where the analysis should find it again. Differences are fractions. */
export interface Planted {
  what: string;
  value: number;
  where:
    | { part: 'change' }
    | { part: 'mix' | 'rate'; field: string }
    | { part: 'points'; field: string; level: string };
}

/** The declared truth of a sample file. */
export interface PlantedTruth {
  id: string;
  seed: number;
  planted: Planted[];
}
