import type { SchemaElement, SchemaTree } from 'hyparquet';

/** What the library would round, or refuse: it hands these over as they are stored, and `leafText` writes them exactly. */
const ROUNDED = new Set([
  'DECIMAL',
  'DATE',
  'TIME',
  'TIME_MILLIS',
  'TIME_MICROS',
  'TIMESTAMP',
  'TIMESTAMP_MILLIS',
  'TIMESTAMP_MICROS',
  'INTERVAL',
  'BSON',
  'GEOMETRY',
  'GEOGRAPHY',
]);

/** What a leaf of the schema means; either of the two ways to say it may be used. */
export const meaningOf = ({ logical_type, converted_type }: SchemaElement): string | undefined =>
  logical_type?.type ?? converted_type;

const isRounded = ({ logical_type, converted_type }: SchemaElement): boolean =>
  ROUNDED.has(logical_type?.type ?? '') || ROUNDED.has(converted_type ?? '');

function rawLeaf(element: SchemaElement): SchemaElement {
  const { converted_type: _converted, logical_type: _logical, ...plain } = element;
  if (isRounded(element)) return plain;
  // Text, and JSON, whose numbers are to stay as they are written.
  return element.type === 'BYTE_ARRAY' ? { ...plain, converted_type: 'UTF8' } : element;
}

/** Parts of a VARIANT, which the library takes apart itself. */
function variantParts({ element, children }: SchemaTree, inside: boolean): SchemaElement[] {
  const here = inside || element.logical_type?.type === 'VARIANT';
  return [...(here ? [element] : []), ...children.flatMap((child) => variantParts(child, here))];
}

/** The schema to read with, so that values come as they are stored. */
export function rawSchema(schema: readonly SchemaElement[], tree: SchemaTree): SchemaElement[] {
  const variants = new Set(variantParts(tree, false));
  return schema.map((element) =>
    element.type === undefined || variants.has(element) ? element : rawLeaf(element),
  );
}
