/** One number a sample was made with, and where the analysis should find it again. Differences and shares are fractions. */
export interface Planted {
  what: string;
  value: number;
  /** A share of something; a difference of rates when left out. */
  unit?: 'share';
  where:
    | { part: 'change' }
    | { part: 'mix' | 'rate'; field: string }
    | { part: 'points' | 'stalled'; field: string; level: string }
    | { part: 'conversion'; stage: string }
    | { part: 'skew' };
}

/** The declared truth of a sample file. */
export interface PlantedTruth {
  id: string;
  seed: number;
  planted: Planted[];
}
