import type { SegmentLevel } from '../../../../domain/document/combinations.ts';

/** What is picked in a what-if: the kind of deal, and the levels it is given. */
export interface WhatIfChoice {
  scene: SegmentLevel[];
  picks: SegmentLevel[];
}

const [SCENE, PICK] = ['s.', 'p.'];

/** As one option of the address; null when nothing is picked. */
export function writeChoice({ scene, picks }: WhatIfChoice): string | null {
  const parts = new URLSearchParams();
  for (const { field, level } of scene) parts.set(`${SCENE}${field}`, level);
  for (const { field, level } of picks) parts.set(`${PICK}${field}`, level);
  return parts.toString() || null;
}

/** @param levers fields that can be decided about: only they are picked, and all others are scene */
export function readChoice(text: string | null, levers: readonly string[]): WhatIfChoice {
  // Of several levels for one field, as a link may have them, the last one counts.
  const all = [...new Map(new URLSearchParams(text ?? ''))].map(([name, level]) => ({
    name,
    level,
  }));
  const of = (prefix: string, lever: boolean): SegmentLevel[] =>
    all
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ name, level }) => ({ field: name.slice(prefix.length), level }))
      .filter(({ field }) => levers.includes(field) === lever);
  return { scene: of(SCENE, false), picks: of(PICK, true) };
}

/** With one level chosen anew. @param level null for none */
export function chosen(
  choice: WhatIfChoice,
  part: keyof WhatIfChoice,
  field: string,
  level: string | null,
): WhatIfChoice {
  const others = choice[part].filter((one) => one.field !== field);
  return { ...choice, [part]: level === null ? others : [...others, { field, level }] };
}
