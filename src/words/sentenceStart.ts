/** A sentence that begins with a name from the file: with a capital, unless the name has one of its own (`iPhone`). */
export function sentenceStart(sentence: string): string {
  const [name = ''] = /^[^\s,:]*/.exec(sentence) ?? [];
  if (name !== name.toLowerCase()) return sentence;
  const [first = ''] = sentence;
  return first.toUpperCase() + sentence.slice(first.length);
}
