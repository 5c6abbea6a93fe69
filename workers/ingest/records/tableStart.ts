import type { Dialect } from '../../../src/domain/intakePlan.ts';
import { lineEnd } from './readRecord.ts';

export const BOM_BYTES = 3;

/**
 * The first byte of the table: behind the byte order mark and the lines before it, which have to be among `bytes`,
 * the first of the file.
 */
export function tableStart(bytes: Uint8Array, { bom, skipLines }: Dialect): number {
  let at = bom ? BOM_BYTES : 0;
  for (let i = 0; i < skipLines; i += 1) at = lineEnd(bytes, at, true)?.[1] ?? at;
  return at;
}
