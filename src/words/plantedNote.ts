/**
 * Why the truth of a sample is not held against what is shown; null where it is.
 * @param filtered not all deals of the file are shown   @param chosen a person chose what is compared
 */
export function plantedNote(filtered: boolean, chosen: boolean): string | null {
  if (filtered)
    return 'The truth is that of the whole file: of the deals you filtered by it says nothing.';
  return chosen
    ? 'The planted change is that of the quarters the app compares, by count: of the comparison you chose it says nothing.'
    : null;
}
