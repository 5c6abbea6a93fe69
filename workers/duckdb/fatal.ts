import { cancelled, engineFailed, outOfMemory, ProblemError } from '../problems.ts';

interface Said {
  /** What kind of error it is, in DuckDB's words; null when it was not DuckDB that spoke. */
  kind: string | null;
  message: string;
}

/**
 * DuckDB says the kind of error first, or in JSON. The rest may quote names and values of the file, so it is
 * never searched for a reason.
 */
function said(message: string): Said {
  const kind = /^([\w ]+) Error:/.exec(message)?.[1];
  if (kind !== undefined) return { kind, message };
  try {
    const json = JSON.parse(message) as { exception_type: string; exception_message: string };
    const { exception_type, exception_message } = json;
    return { kind: exception_type, message: `${exception_type} Error: ${exception_message}` };
  } catch {
    return { kind: null, message };
  }
}

/** After these DuckDB has invalidated its database. */
const fatalKinds = new Set(['FATAL', 'INTERNAL']);

/** The WASM itself gave up, in the words of one browser or the other, in the middle of something. */
const trap =
  /out of bounds|unreachable|^Aborted\b|null function|signature mismatch|call stack|too much recursion/i;

/** WASM memory never shrinks, so an engine that has filled it is of no more use either. */
const noMemory = /bad_alloc|could not allocate|allocation failed|memory\.grow|out of memory/i;

/** Which problem leaves the engine with an error, if it does; null when it can go on. */
function brokenBy(name: string, { kind, message }: Said): ProblemError | null {
  if (kind === 'Out of Memory') return new ProblemError(outOfMemory(message));
  if (kind !== null && name !== 'RuntimeError')
    return fatalKinds.has(kind) ? new ProblemError(engineFailed(message)) : null;
  if (noMemory.test(message)) return new ProblemError(outOfMemory(message));
  const isTrap = name === 'RuntimeError' || trap.test(message);
  return isTrap ? new ProblemError(engineFailed(message)) : null;
}

/** What an error of DuckDB's means to us, and with which problem it leaves the engine, if it does. */
export function understand(thrown: unknown): { error: unknown; broken: ProblemError | null } {
  if (!(thrown instanceof Error) || thrown instanceof ProblemError)
    return { error: thrown, broken: null };
  const its = said(thrown.message);
  if (its.kind === 'INTERRUPT' || its.message === 'query was canceled')
    return { error: new ProblemError(cancelled()), broken: null };
  const broken = brokenBy(thrown.name, its);
  return { error: broken ?? new Error(its.message, { cause: thrown }), broken };
}
