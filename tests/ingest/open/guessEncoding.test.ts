import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Encoding, encodingNames, LEGACY, WIDE } from '../../../src/domain/encodings.ts';
import { byteTable } from '../../../workers/ingest/open/byteTable.ts';
import { guessEncoding } from '../../../workers/ingest/open/guessEncoding.ts';
import { HighBytes } from '../../../workers/ingest/open/highBytes.ts';
import { openFile } from '../../../workers/ingest/open/openFile.ts';
import { calmly } from '../openPort.ts';
import { encoded } from './encodings.ts';

const guessOf = (bytes: Uint8Array) => {
  const high = new HighBytes();
  high.push(bytes);
  return guessEncoding(high);
};
const column = (words: string): string => `name,n\n${words.split(' ').join(',1\n')},1\n`;

const european = 'Müller José Søren François Åsa Peña Conceição';
const told: [string, Encoding, string][] = [
  ['Western names', 'windows-1252', european],
  ['Western names of a Mac', 'macintosh', european],
  ['Western names of DOS', 'ibm850', 'Müller José François Peña Ortuño Gisèle'],
  ['German capitals', 'windows-1252', 'MÜLLER KÖLN GRÖSSE'],
  ['German capitals of a Mac', 'macintosh', 'MÜLLER KÖLN GRÖSSE'],
  ['German capitals of DOS', 'ibm850', 'MÜLLER KÖLN'],
  ['one accent', 'windows-1252', 'José'],
  ['curly quotes', 'windows-1252', 'Joe’s'],
  ['curly quotes of a Mac', 'macintosh', 'don’t O’Brien Joe’s “best”'],
  ['euros', 'windows-1252', '€500 €20'],
  ['a dash', 'windows-1252', 'a – b'],
  ['blanks that do not break', 'windows-1252', '1\u00a0234 5\u00a0678'],
  ['Polish', 'windows-1250', 'Łódź Kraków Gdańsk Małgorzata'],
  ['one Polish name', 'windows-1250', 'Małgorzata'],
  ['Czech', 'windows-1250', 'Dvořák Novák Plzeň Jiří Vítězslav Růžička'],
  ['Romanian', 'windows-1250', 'Bucureşti Timişoara Constanţa'],
  ['Russian', 'windows-1251', 'Москва Иванов Пётр'],
  ['Russian capitals', 'windows-1251', 'МОСКВА ООО РОМАШКА'],
  ['Russian in KOI8-R', 'koi8-r', 'Москва Иванов Пётр'],
  ['Russian of DOS', 'ibm866', 'Москва Иванов Пётр'],
  ['Ukrainian', 'windows-1251', 'Київ Шевченко Львів'],
  ['Turkish', 'windows-1254', 'İstanbul Şişli Güneş Yıldız Doğan'],
  ['Icelandic', 'windows-1252', 'Guðmundur Þór Sigurðsson Jón'],
  ['Greek', 'windows-1253', 'Αθήνα Παπαδόπουλος Θεσσαλονίκη'],
  ['Hebrew', 'windows-1255', 'תל אביב ירושלים כהן'],
  ['Arabic', 'windows-1256', 'محمد القاهرة شركة'],
  ['Thai', 'windows-874', 'บริษัท กรุงเทพ จำกัด'],
  ['Latvian', 'windows-1257', 'Rīga Jānis Bērziņš'],
  ['Japanese', 'shift_jis', '株式会社テスト 東京 山田太郎'],
  ['Japanese of Unix', 'euc-jp', '株式会社テスト 東京 山田太郎'],
  ['Chinese', 'gb18030', '北京有限公司 王伟 上海'],
  ['Chinese of Taiwan', 'big5', '台北股份有限公司 陳志明'],
  ['Korean', 'euc-kr', '주식회사 서울 김철수'],
];

test.each(told)('INTAKE-BYTES %s are read in %s without a question', async (_, encoding, words) => {
  const text = column(words);
  const opened = await openFile(new File([encoded(text, encoding)], 'a.csv'), null, calmly);
  expect(await opened.text.text()).toBe(text);
  expect(opened.form.encoding).toBe(encoding);
  expect(opened.doubts).toBeUndefined();
  expect(opened.notes).toEqual([]);
  const [first = ''] = opened.form.examples ?? [];
  expect(text).toContain(first);
});

const doubtful: [string, Encoding, string][] = [
  ['one ñ that may be ń', 'windows-1252', 'Muñoz'],
  ['one ń that may be ñ', 'windows-1250', 'Gdańsk'],
  ['one ğ that may be ð', 'windows-1254', 'Doğan'],
  ['one ð that may be ğ', 'windows-1252', 'Sigurðsson'],
  ['one umlaut of a Mac', 'macintosh', 'Müller'],
  ['Hungarian ő that may be õ', 'windows-1250', 'Győr Szőke'],
  ['Russian capitals in KOI8-R that may be Greek', 'koi8-r', 'МОСКВА ООО РОМАШКА'],
];

test.each(doubtful)(
  'INTAKE-BYTES %s: it is asked, with how each reads it',
  async (_, encoding, words) => {
    const text = column(words);
    const file = new File([encoded(text, encoding)], 'a.csv');
    const { doubts = [] } = await openFile(file, null, calmly);
    const right = doubts.find((one) => one.encoding === encoding);
    expect(doubts.length).toBeGreaterThan(1);
    expect(words).toContain(right?.examples[0]);
    expect(new Set(doubts.map(({ examples }) => examples.join())).size).toBe(doubts.length);
    const chosen = await openFile(file, null, calmly, { encoding });
    expect(await chosen.text.text()).toBe(text);
    expect(chosen.doubts).toBeUndefined();
  },
);

test('INTAKE-BYTES a choice is for files that do not say themselves how they are written', async () => {
  for (const encoding of ['utf-8', 'utf-8-bom', 'utf-16le'] as const) {
    const file = new File([encoded(column(european), encoding, true)], 'a.csv');
    const opened = await openFile(file, null, calmly, { encoding: 'macintosh' });
    expect(opened.form.encoding).toBe(encoding);
  }
});

test('INTAKE-BYTES every letter of an encoding of one byte is read as that letter', async () => {
  for (const encoding of LEGACY.filter((one) => !WIDE.includes(one))) {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => (i < 128 ? 65 : i));
    const opened = await openFile(new File([bytes], 'a.csv'), null, calmly, { encoding });
    const wanted = Array.from(bytes, (byte) => byteTable(encoding)[byte] ?? '').join('');
    expect([encoding, await opened.text.text()]).toEqual([encoding, wanted]);
  }
});

test('INTAKE-BYTES any bytes have an encoding, soon', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { encoding, others } = guessOf(bytes);
      expect(encodingNames[encoding]).toBeDefined();
      expect(others).not.toContain(encoding);
    }),
    { seed: 21, numRuns: 500 },
  );
});
