import type { ProblemError } from '../problems.ts';
import { tooLarge } from './problems.ts';

const MB = 1 << 20;
const GRANTS = [4096, 3072, 2048, 1536, 1024, 512].map((megabytes) => megabytes * MB);
const PAGE = 64 << 10;

/** Below this no browser that can start the engine fails. */
const SURE_BYTES = 200 * MB;

/** What the engine takes before it holds a file, and for each byte of one; see the README, “Speed”. */
const ENGINE_BYTES = 400 * MB;
const PER_BYTE = 1.5;

let granted: number | null = null;

/**
 * How much memory this browser grants one engine, in bytes: tried from the most a 32-bit engine can have downwards.
 * Asking costs nothing, as the system gives memory only when it is written to.
 */
export function grantedBytes(): number {
  granted ??= GRANTS.find(isGranted) ?? 0;
  return granted;
}

function isGranted(bytes: number): boolean {
  try {
    const pages = bytes / PAGE;
    return new WebAssembly.Memory({ initial: pages, maximum: pages }).buffer.byteLength > 0;
  } catch {
    return false;
  }
}

/** The largest text, in bytes, that fits where so much memory is granted. */
export const mostBytes = (grant: number): number => Math.max(0, (grant - ENGINE_BYTES) / PER_BYTE);

/** Why files of so many bytes of text can't be loaded here; null when they can. */
export function roomProblem(
  bytes: number,
  grant: () => number = grantedBytes,
): ProblemError | null {
  if (bytes <= SURE_BYTES) return null;
  const most = mostBytes(grant());
  return bytes > most ? tooLarge(bytes, most) : null;
}
