import type { SegmentLevel } from './document/combinations.ts';

const segment = (levels: readonly SegmentLevel[]): string =>
  levels.map(({ field, level }) => `${field}=${level}`).join('&');

/** What a recommendation rests on, by name. Alerts carry an id of their own. */
export const findingId = {
  verdict: 'verdict',
  bridge: (field: string): string => `bridge:${field}`,
  driver: (level: SegmentLevel): string => `driver:${segment([level])}`,
  combination: (aspect: 'combination' | 'change', levels: readonly SegmentLevel[]): string =>
    `${aspect}:${segment(levels)}`,
  season: (kind: string): string => `season:${kind}`,
  mixDrift: (field: string): string => `mix:${field}`,
  period: (label: string): string => `period:${label}`,
  quality: (check: string): string => `quality:${check}`,
  limit: (topic: string): string => `limit:${topic}`,
};

/** The part of a finding's id that says what it is, and the rest. */
export function findingParts(id: string): { kind: string; about: string } {
  const colon = id.indexOf(':');
  return colon < 0
    ? { kind: id, about: '' }
    : { kind: id.slice(0, colon), about: id.slice(colon + 1) };
}
