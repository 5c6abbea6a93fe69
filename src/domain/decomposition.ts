import type { SegmentLevel } from './document/combinations.ts';
import type { BranchAspect } from './slices.ts';

/** One split of the tree. */
export interface TreeStep {
  /** The field it splits by; null for the one that is proposed. */
  field: string | null;
  /** The level that is followed; null at the tip. */
  level: string | null;
}

/** A way down the tree, as plain data: it can be kept, sent and compared. The last step is the tip. */
export interface Tree {
  aspect: BranchAspect;
  steps: readonly TreeStep[];
}

const TIP: TreeStep = { field: null, level: null };

export const newTree: Tree = { aspect: 'rate', steps: [TIP] };

/** As a text that `parseTree` reads; null for a tree nothing was done to. */
export function writeTree({ aspect, steps }: Tree): string | null {
  const taken = steps.map(({ field, level }) => [field, level]);
  const isNew = aspect === newTree.aspect && steps.length === 1 && steps[0]?.field === null;
  return isNew ? null : JSON.stringify([aspect, ...taken]);
}

/** From anything at all: what is no tree is a new one. */
export function parseTree(text: string | null): Tree {
  const [aspect, ...taken] = parsedList(text);
  const steps = taken.map(parseStep);
  const isWhole = steps.every((step) => step !== null);
  if ((aspect !== 'rate' && aspect !== 'change') || !isWhole || steps.length === 0) return newTree;
  // Only the tip has no level.
  const hasTip = steps.every(({ level }, at) => (level === null) === (at === steps.length - 1));
  return hasTip && steps.length <= DEEPEST ? { aspect, steps } : newTree;
}

/** As far as the file has what it follows; a link may be of another one. */
export function fitTree({ aspect, steps }: Tree, isKnown: (one: SegmentLevel) => boolean): Tree {
  const at = steps.findIndex(
    ({ field, level }) => field !== null && level !== null && !isKnown({ field, level }),
  );
  return at < 0 ? { aspect, steps } : { aspect, steps: [...steps.slice(0, at), TIP] };
}

const DEEPEST = 12;

function parsedList(text: string | null): unknown[] {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function parseStep(value: unknown): TreeStep | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [field, level]: unknown[] = value;
  const isText = (one: unknown): one is string | null => one === null || typeof one === 'string';
  if (!isText(field) || !isText(level) || (field === null && level !== null)) return null;
  return { field, level };
}

/** What the deals at a step have in common. */
export const pathTo = ({ steps }: Tree, depth: number): SegmentLevel[] =>
  steps
    .slice(0, depth)
    .flatMap(({ field, level }) => (field !== null && level !== null ? [{ field, level }] : []));

/** Splits by another field at a step; what lay below it goes. */
export const splitBy = (tree: Tree, depth: number, field: string): Tree => ({
  ...tree,
  steps: [...tree.steps.slice(0, depth), { field, level: null }],
});

/** Follows a level from a step, or goes back to the step when the level is followed already. */
export function follow(tree: Tree, depth: number, field: string, level: string): Tree {
  const step = tree.steps[depth];
  if (step?.field === field && step.level === level) return splitBy(tree, depth, field);
  return { ...tree, steps: [...tree.steps.slice(0, depth), { field, level }, TIP] };
}

/** Asks the other question. The way that was taken stays; what is split by at its tip is proposed anew. */
export const askOf = (tree: Tree, aspect: BranchAspect): Tree => ({
  aspect,
  steps: tree.steps.map((step) => (step.level === null ? TIP : step)),
});
