import { type Encoding, encodingNames, isLegacy, WIDE } from '../../../src/domain/encodings.ts';
import type { FileNote } from '../../../src/domain/intakePlan.ts';
import type { LoadControl } from '../port.ts';
import { chunksOf } from './chunks.ts';
import { type Damage, Repair } from './repair.ts';
import { TextSink } from './textSink.ts';

const count = (n: number, what: string) =>
  `${n.toLocaleString('en-US')} ${what}${n === 1 ? '' : 's'}`;

const noteOf = (id: FileNote['id'], { count: n, lines }: Damage, sentence: string): FileNote[] =>
  n === 0 ? [] : [{ id, lines, count: n, sentence }];

/** Whether it takes a decoder: some of its characters have two bytes or more, or none of them has one. */
const isDecoded = (encoding: Encoding): boolean =>
  encoding === 'utf-16le' || encoding === 'utf-16be' || WIDE.includes(encoding);

function badSentence(n: number, encoding: Encoding): string {
  if (isDecoded(encoding)) {
    return `${count(n, 'character')} could not be decoded and stand as “\uFFFD”.`;
  }
  if (isLegacy(encoding)) {
    return `${count(n, 'byte')} mean nothing in the encoding the file was read in, ${encodingNames[encoding]}; it may be in another one, and its letters wrong.`;
  }
  return `${count(n, 'byte')} that are no UTF-8 were read as Windows-1252.`;
}

/** Decodes a whole file piece by piece; what was not taken as it stands is told. */
export async function transcode(
  file: File,
  encoding: Encoding,
  control: LoadControl,
): Promise<{ text: File; notes: FileNote[] }> {
  const decoder = isDecoded(encoding) ? new TextDecoder(encoding) : null;
  const encoder = new TextEncoder();
  const repair = new Repair(decoder ? 'decoded' : encoding);
  const sink = new TextSink('file');
  for await (const { bytes, last } of chunksOf(file, control)) {
    const plain = decoder ? encoder.encode(decoder.decode(bytes, { stream: !last })) : bytes;
    sink.bytes(repair.push(plain, last));
  }
  const { nul, bad } = repair;
  return {
    text: sink.file(file.name),
    notes: [
      ...noteOf('nul-bytes', nul, `${count(nul.count, 'NUL character')} were left out.`),
      ...noteOf('bad-bytes', bad, badSentence(bad.count, encoding)),
    ],
  };
}
