import { fileGone } from '../problems.ts';

/** A stretch of the file. A browser refuses it once the file has been changed, moved or deleted. */
export async function fileBytes(
  file: File,
  from: number,
  to: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch (thrown) {
    throw fileGone(file.name, String(thrown));
  }
}
