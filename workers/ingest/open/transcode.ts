import type { FileNote } from '../../../src/domain/intakePlan.ts';
import type { LoadControl } from '../port.ts';
import { chunksOf } from './chunks.ts';
import type { Encoding } from './encoding.ts';
import { type Damage, Repair } from './repair.ts';
import { TextSink } from './textSink.ts';

const count = (n: number, what: string) =>
  `${n.toLocaleString('en-US')} ${what}${n === 1 ? '' : 's'}`;

const noteOf = (id: FileNote['id'], { count: n, lines }: Damage, sentence: string): FileNote[] =>
  n === 0 ? [] : [{ id, lines, count: n, sentence }];

function badSentence(n: number, encoding: Encoding): string {
  if (encoding === 'windows-1252') {
    return `${count(n, 'byte')} mean nothing in Windows-1252; the file may be in another encoding, and its accented letters wrong.`;
  }
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return `${count(n, 'character')} could not be decoded and stand as “\uFFFD”.`;
  }
  return `${count(n, 'byte')} that are no UTF-8 were read as Windows-1252.`;
}

/** Decodes a whole file piece by piece; what was not taken as it stands is told. */
export async function transcode(
  file: File,
  encoding: Encoding,
  control: LoadControl,
): Promise<{ text: File; notes: FileNote[] }> {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const decoder = wide ? new TextDecoder(encoding) : null;
  const encoder = new TextEncoder();
  const repair = new Repair(wide ? 'decoded' : encoding === 'windows-1252' ? encoding : 'utf-8');
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
