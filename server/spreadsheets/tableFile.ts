import { buffer } from 'node:stream/consumers';
import { csvCell } from '../../db/spreadsheetText.ts';
import type { Encoding, Separator } from './table.ts';
import { encodedText } from './textEncoding.ts';
import { xlsxStream } from './xlsxStream.ts';

/** How a file was written, as it was kept. */
type KeptForm = Readonly<Record<string, string | boolean>> | null;

export interface TableFile {
  type: string;
  bytes: Buffer;
}

/** The format of a file, which is the end of its name. */
export function formatOfTable(form: KeptForm): 'csv' | 'xlsx' {
  return form?.['format'] === 'xlsx' ? 'xlsx' : 'csv';
}

/**
 * A table in the format, the encoding and with the separator of another one.
 *
 * @param name what the sheet is called, where it is one
 */
export async function tableFile(
  form: KeptForm,
  {
    name,
    header,
    rows,
  }: { name: string; header: readonly string[]; rows: readonly (readonly string[])[] },
): Promise<TableFile> {
  if (formatOfTable(form) === 'xlsx')
    return {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await buffer(
        xlsxStream({
          name,
          columns: header.map((heading) => ({ heading, width: 20 })),
          rows: [rows],
        }),
      ),
    };
  const separator = separatorOf(form);
  const text = [header, ...rows]
    .map((cells) => `${cells.map(csvCell).join(separator)}\r\n`)
    .join('');
  const encoding = encodingOf(form);
  // What names cannot be written in the letters of the list is written in those that have all.
  const byteOrderMark = form?.['byteOrderMark'] === true || encoding === 'utf-8';
  const bytes = encodedText(text, { encoding, byteOrderMark });
  return { type: 'text/csv', bytes };
}

function separatorOf(form: KeptForm): Separator {
  const separators: readonly Separator[] = [',', ';', '\t', '|'];
  return separators.find((one) => one === form?.['separator']) ?? ',';
}

function encodingOf(form: KeptForm): Encoding {
  const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];
  return encodings.find((one) => one === form?.['encoding']) ?? 'utf-8';
}
