/**
 * Why the truth of a sample is not held against what is shown; null where it is.
 * @param filtered not all deals of the file are shown   @param chosen a person chose what is compared
 * @param earlier the file is shown as of an earlier day
 */
export function plantedNote(filtered: boolean, chosen: boolean, earlier = false): string | null {
  if (earlier)
    return 'The truth is that of the whole file: of the file as it stood on an earlier day it says nothing.';
  if (filtered)
    return 'The truth is that of the whole file: of the deals you filtered by it says nothing.';
  return chosen
    ? 'The planted change is that of the quarters the app compares, by count: of the comparison you chose it says nothing.'
    : null;
}
