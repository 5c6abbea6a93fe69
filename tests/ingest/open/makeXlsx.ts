import { strToU8, zipSync, type Zippable } from 'fflate';

/** A cell as it stands in a sheet's XML: `<c …>…</c>`, and rows of them in `<row>`s. */
export interface SheetXml {
  name: string;
  /** What stands inside `<sheetData>`. */
  rows: string;
  state?: 'hidden' | 'veryHidden';
}

export interface WorkbookXml {
  sheets: SheetXml[];
  /** What stands inside `<sst>`. */
  strings?: string;
  /** Codes of number formats; style i + 1 of a cell is the i-th of them, style 0 is General. */
  formats?: string[];
  since1904?: boolean;
  /** Written before every name of the main namespace, as some programs do. */
  prefix?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function styles(formats: readonly string[]): string {
  const codes = formats.map(
    (code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escapeXml(code)}"/>`,
  );
  const cells = formats.map((_, i) => `<xf numFmtId="${200 + i}" applyNumberFormat="1"/>`);
  return `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`;
}

/** The parts of a small workbook, by path. */
export function workbookParts(workbook: WorkbookXml): Record<string, string> {
  const { sheets, strings = '', formats = [], since1904 = false, prefix = '' } = workbook;
  const p = prefix === '' ? '' : `${prefix}:`;
  const space = prefix === '' ? `xmlns="${MAIN}"` : `xmlns:${prefix}="${MAIN}"`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<${p}sheet name="${escapeXml(name)}" sheetId="${i + 1}" ${state ? `state="${state}" ` : ''}r:id="rId${i + 1}"/>`,
  );
  const related = sheets.map((_, i) =>
    relation(`rId${i + 1}`, 'worksheet', `worksheets/s${i}.xml`),
  );
  return {
    '[Content_Types].xml': `${HEAD}<Types/>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONS}">${relation('r', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<${p}workbook ${space} xmlns:r="${DOCUMENT}"><${p}workbookPr${since1904 ? ' date1904="1"' : ''}/><${p}sheets>${listed.join('')}</${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}">${related.join('')}${relation('s', 'sharedStrings', 'sharedStrings.xml')}${relation('t', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings}</sst>`,
    'xl/styles.xml': HEAD + styles(formats),
    ...Object.fromEntries(
      sheets.map(({ rows }, i) => [
        `xl/worksheets/s${i}.xml`,
        `${HEAD}<${p}worksheet ${space}><${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`,
      ]),
    ),
  };
}

export const zipped = (parts: Record<string, string | Uint8Array>): Uint8Array<ArrayBuffer> => {
  const files: Zippable = {};
  for (const [path, part] of Object.entries(parts)) {
    files[path] = typeof part === 'string' ? strToU8(part) : part;
  }
  return new Uint8Array(zipSync(files));
};

export const makeXlsx = (workbook: WorkbookXml): Uint8Array<ArrayBuffer> =>
  zipped(workbookParts(workbook));

export const xlsxFile = (workbook: WorkbookXml): File =>
  new File([makeXlsx(workbook)], 'deals.xlsx');

/** Rows of plain texts, as inline strings. */
export const textRows = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => {
      const cells = row.map((text) =>
        text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`,
      );
      return `<row>${cells.join('')}</row>`;
    })
    .join('');
