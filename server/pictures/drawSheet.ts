import Pdf from 'pdfkit';
import { directionOf, type Language } from '../../templates/languages.ts';
import type { SheetColumn, SheetFacts, SheetPerson } from '../../templates/pictures/sheetFacts.ts';
import { pdfText, type PdfText } from './pdfText.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** In points of a 72nd of an inch, the short side first. */
const papers = { a4: [595.28, 841.89], letter: [612, 792] } as const;

const margin = 34;
/** Of the lines, in points: who is on the list needs a name, who is not writes one. */
const high = { person: 27, blank: 36, heads: 26 };
const small = 8.5;
const plain = 10.5;
const ink = '#000000';
const line = '#8a8a8a';

/** Least widths of the columns; what is left goes to the names, and to what is written by hand. */
const widths: Readonly<Record<'here' | 'code' | SheetColumn, number>> = {
  here: 30,
  code: 62,
  companions: 52,
  organization: 110,
  email: 165,
  consent: 58,
  signature: 130,
};

interface Column {
  name: 'here' | 'name' | 'code' | SheetColumn;
  x: number;
  width: number;
}

/**
 * Draws the sign-in sheet as PDF: large names to tick, empty lines for those who come without having signed
 * up, and on each page what it is for. The names are letters and no outlines, so that a thousand of them
 * are a small file that can be searched.
 */
export async function drawSheet(facts: SheetFacts): Promise<Uint8Array> {
  const [short, long] = papers[facts.paper];
  const isWide = widthOfColumns(facts.columns) + 150 > short - 2 * margin;
  const size: [number, number] = isWide ? [long, short] : [short, long];
  const document = new Pdf({
    size,
    margin: 0,
    autoFirstPage: false,
    lang: facts.language,
    info: { Title: facts.title },
    displayTitle: true,
  });
  const pieces: Buffer[] = [];
  const written = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
  });
  const sides = sidesOf(facts.language, size[0]);
  const text = turned(pdfText(document), sides);
  const columns = columnsOf(facts, size[0]);
  const pages = pagesOf(facts, size[1]);
  pages.forEach((rows, at) => {
    document.addPage();
    document.lineWidth(0.75).strokeColor(line).fillColor(ink);
    const y = drawHead(text, facts, size[0], { page: at + 1, pages: pages.length });
    drawRows(document, text, { facts, columns, rows, y, sides });
    drawFoot(text, facts, size);
  });
  document.end();
  return written;
}

/** On which side of a page something stands: in a language that is read from the right it begins there. */
interface Sides {
  fromRight: boolean;
  /** What is so wide and begins so far from where lines begin is so far from the left. */
  left: (x: number, width?: number) => number;
}

function sidesOf(language: Language, pageWidth: number): Sides {
  const fromRight = directionOf(language) === 'rtl';
  return { fromRight, left: (x, width = 0) => (fromRight ? pageWidth - x - width : x) };
}

/** The same text on the sides of a page on which its readers look for it. */
function turned(text: PdfText, { fromRight, left }: Sides): PdfText {
  if (!fromRight) return text;
  return {
    ...text,
    draw: (told, x, y, room) =>
      text.draw(told, left(x, room.width), y, {
        ...room,
        align: room.align === 'right' ? 'left' : 'right',
      }),
  };
}

/** A person, or an empty line. */
type Row = SheetPerson | null;

const heightOf = (row: Row) => (row === null ? high.blank : high.person);

/** Where the first row of a page begins, and where the last one ends. */
const top = margin + 62 + high.heads;
const bottom = margin + 26;

function pagesOf({ people, blank }: SheetFacts, height: number): Row[][] {
  const rows: Row[] = [...people, ...Array.from({ length: blank }, () => null)];
  const pages: Row[][] = [[]];
  let y = top;
  for (const row of rows) {
    if (y + heightOf(row) > height - bottom) {
      pages.push([]);
      y = top;
    }
    pages.at(-1)?.push(row);
    y += heightOf(row);
  }
  return pages;
}

function widthOfColumns(columns: readonly SheetColumn[]): number {
  return widths.here + widths.code + columns.reduce((sum, name) => sum + widths[name], 0);
}

function columnsOf({ columns }: SheetFacts, width: number): Column[] {
  const room = width - 2 * margin - widthOfColumns(columns);
  let x = margin;
  return (['here', 'name', ...columns, 'code'] as const).map((name) => {
    const column = { name, x, width: name === 'name' ? room : widths[name] };
    x += column.width;
    return column;
  });
}

function drawHead(
  text: PdfText,
  { title, when, where, words }: SheetFacts,
  width: number,
  { page, pages }: { page: number; pages: number },
): number {
  const room = width - 2 * margin;
  const told = words.page.replace('{page}', String(page)).replace('{pages}', String(pages));
  const beside = text.width(told, plain) + 16;
  const right = { largest: plain, smallest: small, align: 'right' } as const;
  text.draw(title, margin, margin + 18, { width: room - beside, largest: 22, smallest: 13 });
  text.draw(told, width - margin - beside, margin + 18, { width: beside, ...right });
  const place = withCommas([when, where]);
  const part = words.part === '' ? 0 : room * 0.42;
  const size = { largest: plain + 1, smallest: 8 };
  text.draw(place, margin, margin + 40, { width: room - part, ...size });
  if (part > 0)
    text.draw(words.part, width - margin - part, margin + 40, { width: part, ...right });
  return top;
}

function drawRows(
  document: PDFKit.PDFDocument,
  text: PdfText,
  {
    facts,
    columns,
    rows,
    y,
    sides: { left },
  }: { facts: SheetFacts; columns: Column[]; rows: Row[]; y: number; sides: Sides },
): void {
  const last = columns.at(-1);
  const right = last === undefined ? margin : last.x + last.width;
  const rule = (at: number, width: number) =>
    document.lineWidth(width).moveTo(left(margin), at).lineTo(left(right), at).stroke(line);
  for (const { name, x, width } of columns)
    text.draw(facts.words.heads[name], x + inset(name), y - 9, {
      width: width - inset(name) - 4,
      largest: small + 0.5,
      smallest: 5.5,
    });
  rule(y, 1.5);
  for (const row of rows) {
    const bottomOfRow = y + heightOf(row);
    document.lineWidth(1).strokeColor(ink);
    for (const { name, x, width } of columns) {
      if (name === 'here' || (name === 'consent' && row === null))
        document
          .rect(left(x + inset(name), 14), bottomOfRow - heightOf(row) / 2 - 7, 14, 14)
          .stroke();
      const told = row === null ? '' : wordsIn(row, name);
      if (told !== '') drawCell(text, told, { name, x, width }, bottomOfRow);
    }
    rule(bottomOfRow, 0.75);
    y = bottomOfRow;
  }
  // Where somebody writes, they are shown how far.
  const written = columns.filter(({ name }) => name !== 'here');
  document.lineWidth(0.5);
  for (const { x } of written) document.moveTo(left(x), top).lineTo(left(x), y).stroke(line);
}

/** One line, or two of smaller letters where it is long. */
function drawCell(text: PdfText, told: string, { name, x, width }: Column, bottom: number): void {
  const at = x + inset(name);
  const room = width - inset(name) - 6;
  const [one, two] = name === 'name' ? [15, 10] : [12, 8];
  const halves = text.halves(told, two, room);
  if (halves === null)
    text.draw(told, at, bottom - 8.5, { width: room, largest: one, smallest: two });
  else
    halves.forEach((half, line) =>
      text.draw(half, at, bottom - 15.5 + line * 11, { width: room, largest: two, smallest: two }),
    );
}

/** What stands in a cell of somebody who signed up. */
function wordsIn(
  { name, companions, organization, code }: SheetPerson,
  column: Column['name'],
): string {
  switch (column) {
    case 'name':
      return name;
    case 'companions':
      return companions === 0 ? '' : `+${companions}`;
    case 'organization':
      return organization;
    case 'code':
      return code;
    case 'here':
    case 'email':
    case 'consent':
    case 'signature':
      return '';
  }
}

/** The first column is flush with the head of the page. */
function inset(name: Column['name']): number {
  return name === 'here' ? 2 : 6;
}

function drawFoot(text: PdfText, facts: SheetFacts, [width, height]: [number, number]): void {
  const { columns, words } = facts;
  const told = [
    columns.includes('consent') ? words.consent : '',
    text.missed() ? words.missing : '',
  ].filter((one) => one !== '');
  told.forEach((sentence, at) =>
    text.draw(sentence, margin, height - margin - (told.length - 1 - at) * 12, {
      width: width - 2 * margin,
      largest: 9,
      smallest: 6,
    }),
  );
}
