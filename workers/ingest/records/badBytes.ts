const strict = new TextDecoder('utf-8', { fatal: true });

/** Whether some bytes are no UTF-8, or NUL, which no text has. */
export function hasBadBytes(bytes: Uint8Array, from: number, to: number): boolean {
  let ascii = true;
  for (let i = from; i < to && ascii; i += 1) {
    if (bytes[i] === 0) return true;
    ascii = (bytes[i] ?? 0) < 128;
  }
  if (ascii) return false;
  try {
    strict.decode(bytes.subarray(from, to));
    return false;
  } catch {
    return true;
  }
}
