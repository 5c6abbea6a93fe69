import type { SchemaTree } from 'hyparquet';
import { isListLike, isMapLike } from 'hyparquet/src/schema.js';
import { isNumeric, leafText } from './leafText.ts';

/** A value of a column as the text of a cell, and as JSON inside a nested one. */
type Writer = (value: unknown) => string;

const isNothing = (value: unknown): value is null | undefined =>
  value === null || value === undefined;

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

function leafJson(tree: SchemaTree): Writer {
  const { element } = tree;
  const write = leafText(element);
  const numeric = isNumeric(element);
  return (value) => {
    if (typeof value === 'boolean') return String(value);
    const text = write(value);
    // Not every number has a place in JSON: NaN and Infinity have none.
    return numeric && /^-?\d/.test(text) ? text : JSON.stringify(text);
  };
}

/** One value of a part of the schema, whether or not that part is repeated. */
function itemJson(tree: SchemaTree): Writer {
  const { children, element } = tree;
  const [child] = children;
  if (child === undefined || element.logical_type?.type === 'VARIANT') return leafJson(tree);
  if (isListLike(tree)) {
    const item = nested(child.children[0] ?? { ...child, element: once(child) });
    return (value) => `[${(Array.isArray(value) ? value : []).map(item).join(',')}]`;
  }
  const members = isMapLike(tree)
    ? child.children.filter(({ element: { name } }) => name === 'value')
    : children;
  const writers = new Map(members.map((member) => [member.element.name, nested(member)]));
  const [first = String] = writers.values();
  const map = isMapLike(tree);
  return (value) =>
    `{${entriesOf(value)
      .map(([name, part]) => {
        const write = map ? first : (writers.get(name) ?? first);
        return `${JSON.stringify(name)}:${write(part)}`;
      })
      .join(',')}}`;
}

const once = ({ element }: SchemaTree): SchemaTree['element'] => ({
  ...element,
  repetition_type: 'OPTIONAL',
});

function nested(tree: SchemaTree): Writer {
  const item = itemJson(tree);
  const one: Writer = (value) => (isNothing(value) ? 'null' : item(value));
  return tree.element.repetition_type === 'REPEATED'
    ? (value) => `[${(Array.isArray(value) ? value : []).map(one).join(',')}]`
    : one;
}

/** How a top-level column is written into cells: nothing for null, nested values as JSON. */
export function columnText(tree: SchemaTree): Writer {
  const { children, element } = tree;
  const plain = children.length === 0 && element.repetition_type !== 'REPEATED';
  const write = plain ? leafText(element) : nested(tree);
  return (value) => (isNothing(value) ? '' : write(value));
}
