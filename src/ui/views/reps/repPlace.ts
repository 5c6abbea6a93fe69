/** A rep's name as a part of the address, and back; a slash in it must not look like a part of its own. */
export const placeOf = (rep: string): string => encodeURIComponent(rep);

/** @returns null for what is no name, as a person may write anything */
export function repOf(detail: string | null): string | null {
  if (detail === null) return null;
  try {
    return decodeURIComponent(detail);
  } catch {
    return null;
  }
}
