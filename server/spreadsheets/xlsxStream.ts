import { Readable } from 'node:stream';
import { zipped } from './zip.ts';

/*
 * Spreadsheets (Office Open XML, ECMA-376) that are written row by row. Libraries that write them take
 * all rows at once, and of a million they would fill the memory of a small machine.
 */

/**
 * What a cell may hold: a text, a number, or a moment as a clock shows it, `YYYY-MM-DDTHH:mm`, or a day,
 * `YYYY-MM-DD`; null is an empty cell.
 */
export type XlsxCell = string | number | { moment: string } | { day: string } | null;

export interface XlsxColumn {
  heading: string;
  /** In characters, more or less. */
  width: number;
}

/** A sheet has so many rows, its heading among them (Excel's limits). */
export const mostXlsxRows = 1_048_576;

/** No cell takes more (Excel's limits); a program that reads more calls the file damaged. */
const longestText = 32_767;

/** Cells whose look is said in the part of styles, by their places there. */
const looks = { plain: 0, heading: 1, moment: 2, day: 3, guarded: 4 } as const;

/**
 * A spreadsheet of one sheet as a stream: a heading that stays in sight and can be filtered by, and rows
 * some at a time. A text is a text whatever it begins with, and stays one when somebody edits the cell.
 *
 * @param sheet.name what the sheet is called; what programs refuse there is left out
 * @param sheet.rows lists of cells, in the order of the columns; closed when the reader goes away
 */
export function xlsxStream(sheet: {
  name: string;
  columns: readonly XlsxColumn[];
  rows:
    Iterable<readonly (readonly XlsxCell[])[]> | AsyncIterable<readonly (readonly XlsxCell[])[]>;
}): Readable {
  const entries = [
    { name: '[Content_Types].xml', text: [contentTypes] },
    { name: '_rels/.rels', text: [packageRelations] },
    { name: 'xl/workbook.xml', text: [workbook(sheet.name)] },
    { name: 'xl/_rels/workbook.xml.rels', text: [workbookRelations] },
    { name: 'xl/styles.xml', text: [styles] },
    { name: 'xl/worksheets/sheet1.xml', text: worksheet(sheet) },
  ];
  return Readable.from(zipped(entries), { objectMode: false });
}

async function* worksheet({
  columns,
  rows,
}: Pick<Parameters<typeof xlsxStream>[0], 'columns' | 'rows'>): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  // Some readers need to be told where each cell stands.
  const names = columns.map((_column, index) => columnName(index + 1));
  yield (
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>` +
    `<row r="1">${columns
      .map(({ heading }, index) => textCell(heading, `${names[index]}1`, looks.heading))
      .join('')}</row>`
  );
  let count = 1;
  for await (const some of rows) {
    if (count + some.length > mostXlsxRows) throw new RangeError('A sheet of too many rows');
    let text = '';
    for (const cells of some) {
      count += 1;
      text += `<row r="${count}">`;
      for (const [index, value] of cells.entries()) text += cell(value, `${names[index]}${count}`);
      text += '</row>';
    }
    yield text;
  }
  const all = `A1:${names.at(-1)}${count}`;
  // Telephone numbers are texts, and no mistake that needs a green corner.
  yield (
    `</sheetData><autoFilter ref="${all}"/><ignoredErrors>` +
    `<ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  );
}

function cell(value: XlsxCell, at: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string')
    return textCell(value, at, opensFormula.test(value) ? looks.guarded : looks.plain);
  if (typeof value === 'number')
    return Number.isFinite(value) ? `<c r="${at}"><v>${value}</v></c>` : '';
  const text = 'day' in value ? value.day : value.moment;
  const serial = daysOf(text);
  // Sheets know no day before 1900, and the first two months of it wrongly.
  if (!(serial >= 61)) return textCell(text.replace('T', ' '), at, looks.plain);
  return `<c r="${at}" s="${'day' in value ? looks.day : looks.moment}"><v>${serial}</v></c>`;
}

/** What would be a formula if somebody typed it: its cell is marked as text for good (`quotePrefix`). */
const opensFormula = /^[=+\-@\t\r＝＋－＠']/;

/** Days since December 30, 1899, as sheets count them. */
function daysOf(wall: string): number {
  const instant = Date.parse(wall.includes('T') ? `${wall}Z` : `${wall}T00:00Z`);
  // Eight digits of a day are less than a millisecond, and no tail of a fraction that is none.
  return Number((instant / 86_400_000 + 25_569).toFixed(8));
}

function textCell(text: string, at: string, look: number): string {
  const style = look === looks.plain ? '' : ` s="${look}"`;
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** Every text in which something has to be changed has one of these; nearly none has. */
// oxlint-disable-next-line eslint/no-control-regex -- XML has no other way to hold them.
const unusual = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]|_x[\da-f]{4}_/i;

/** A text as XML holds it, with what XML has no sign for as `_x000B_` (ECMA-376 22.9.2.19, ST_Xstring). */
function xmlText(text: string): string {
  const cut = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  if (!unusual.test(cut)) return cut;
  return (
    cut
      .toWellFormed()
      .replaceAll('\r\n', '\n')
      .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
      // oxlint-disable-next-line eslint/no-control-regex -- these are what must not stand there.
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, escaped)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

function escaped(sign: string): string {
  return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** `A` to `Z`, `AA` and so on. */
function columnName(place: number): string {
  let name = '';
  for (let rest = place; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes =
  `${declaration}<Types xmlns="${packages}/content-types">` +
  '<Default Extension="rels" ' +
  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`;

const packageRelations =
  `${declaration}<Relationships xmlns="${packages}/relationships">` +
  `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>` +
  '</Relationships>';

const workbookRelations =
  `${declaration}<Relationships xmlns="${packages}/relationships">` +
  `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`;

/** The name of a sheet has at most 31 characters, and none that addresses of cells are made of. */
function workbook(name: string): string {
  const allowed = name.replaceAll(/[[\]:*?/\\']/g, ' ').trim();
  const cut = Array.from(allowed).slice(0, 31).join('').slice(0, 31).trim();
  return (
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>` +
    `<sheet name="${xmlText(cut === '' ? '1' : cut)}" sheetId="1" r:id="rId1"/>` +
    '</sheets></workbook>'
  );
}

/** In the order of {@link looks}. Days and hours are written so that no country reads others. */
const styles =
  `${declaration}<styleSheet xmlns="${main}"><numFmts count="2">` +
  '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" ' +
  'applyNumberFormat="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '</styleSheet>';
