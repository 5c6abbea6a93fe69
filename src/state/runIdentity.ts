import type { RunIdentity } from '../engine/contract.ts';

/** The same for every run, so that the same file gives the same numbers to the last digit. */
const SEED = 20_230_117;

/** Who runs this, and when. `randomUUID` needs a secure page; a plain http host has none. */
export function runIdentity(appVersion: string): RunIdentity {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id, createdAt: new Date().toISOString(), appVersion, seed: SEED };
}
