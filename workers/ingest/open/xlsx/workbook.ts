import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-reader.js';
import { damaged } from '../openProblems.ts';
import type { Parts } from './archive.ts';
import { type Attributes, localName, readXml, unescaped } from './xml.ts';

export interface SheetPart {
  name: string;
  hidden: boolean;
  entry: FileEntry;
}

/** Where the parts of a workbook are, its sheets in their order. */
export interface Workbook {
  sheets: SheetPart[];
  sharedStrings: FileEntry | null;
  styles: FileEntry | null;
  /** Days are counted from 1904 instead of 1900. */
  since1904: boolean;
}

interface Relation {
  type: string;
  /** Path in lower case. */
  path: string;
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** What a part refers to, by id; a part that refers to nothing has no such list. */
async function relationsOf(parts: Parts, path: string): Promise<Map<string, Relation>> {
  const folder = folderOf(path);
  const relations = new Map<string, Relation>();
  const entry = parts.get(`${folder}_rels/${path.slice(folder.length)}.rels`);
  if (!entry) return relations;
  await readXml(entry, {
    open(name, { Id = '', Type = '', Target = '', TargetMode = '' }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      relations.set(Id, { type: localEnd(Type), path: resolved(folder, Target).toLowerCase() });
    },
    close() {},
    text() {},
  });
  return relations;
}

/** The last word of a type, which is the same in the two namespaces that are in use. */
const localEnd = (type: string) => type.slice(type.lastIndexOf('/') + 1);

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

/** The id of the relation, in whatever prefix the namespace has. */
const relationId = (attributes: Attributes): string =>
  Object.entries(attributes).find(
    ([name]) => name.includes(':') && localName(name) === 'id',
  )?.[1] ?? '';

/** @throws ProblemError when there is no workbook in it */
export async function readWorkbook(parts: Parts): Promise<Workbook> {
  const main = [...(await relationsOf(parts, '')).values()].find(
    ({ type }) => type === 'officeDocument',
  );
  const path = main?.path ?? 'xl/workbook.xml';
  const entry = parts.get(path);
  if (!entry) throw damaged('workbook', 'It has no list of sheets.');
  const relations = await relationsOf(parts, path);
  const partOf = (type: string) => {
    const found = [...relations.values()].find((relation) => relation.type === type);
    return (found && parts.get(found.path)) ?? null;
  };
  const sheets: SheetPart[] = [];
  let since1904 = false;
  await readXml(entry, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const relation = relations.get(relationId(attributes));
      // Charts and macros have sheets too, without cells.
      if (relation?.type !== 'worksheet') return;
      const sheet = parts.get(relation.path);
      if (!sheet) throw damaged('workbook', `The sheet at ${relation.path} is missing.`);
      const { name: title = '', state = 'visible' } = attributes;
      sheets.push({ name: unescaped(title), hidden: state !== 'visible', entry: sheet });
    },
    close() {},
    text() {},
  });
  return { sheets, sharedStrings: partOf('sharedStrings'), styles: partOf('styles'), since1904 };
}
