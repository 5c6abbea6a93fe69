/** The first sentence, or the part before its colon: what is read first. Nothing is lost. */
export function splitSentence(sentence: string): [first: string, rest: string] {
  const end = /[.:] /.exec(sentence);
  if (!end) return [sentence, ''];
  const at = end.index + 1;
  return [sentence.slice(0, at), sentence.slice(at + 1)];
}
