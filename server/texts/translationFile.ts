import type { PoEntry, PoFile } from 'gettext-parser';
import type { TranslatedTexts } from '../../db/schema.ts';
import { withoutUnseen } from '../../templates/characters.ts';
import { textLanguageOf, type TextLanguage } from '../../templates/textLanguages.ts';
import { whenNeeded } from '../whenNeeded.ts';
import type { TextFromFile, TextSubject, WrittenText } from './subject.ts';
import { gapsOfSubject } from './translationForm.ts';

/*
 * The texts of a language as a PO file, which the programs of translators open (GNU gettext manual, "The
 * Format of PO Files"): the original of a text is its `msgid`, and its name the `msgctxt`, by which it is
 * found again when the original has changed in the meantime.
 */

const library = whenNeeded(() => import('gettext-parser'));

/** In bytes. All texts of an event together have less. */
export const largestTranslationFile = 500_000;

/**
 * A file of all texts has some thousands of lines. The library takes the square of their number: for these a
 * tenth of a second, for all that fit into the bytes minutes.
 */
const mostLines = 10_000;

export type ReadTranslation =
  | {
      kind: 'read';
      /** By the names of the texts. */
      texts: ReadonlyMap<string, TextFromFile>;
      /** How many nothing of the subject is the original of. */
      unknown: number;
    }
  | { kind: 'not-po' }
  | { kind: 'other-language'; language: TextLanguage };

/** The texts of a subject in a language as a file for translators. */
export async function translationFileOf(
  { texts, page }: Pick<TextSubject, 'texts' | 'page'>,
  language: TextLanguage,
  translated: TranslatedTexts,
  { baseUrl, now }: { baseUrl: string; now: number },
): Promise<Buffer> {
  const { po } = await library();
  const { outdated } = gapsOfSubject(texts, translated);
  const entries = texts.map(({ name, label, box, original }): PoEntry => {
    const text = translated[name]?.text ?? '';
    return {
      msgctxt: name,
      msgid: original,
      msgstr: [text],
      comments: {
        extracted: box ?? label,
        reference: `${baseUrl}${page}`,
        // What the original says otherwise by now, programs show as unsure.
        ...(outdated.includes(name) ? { flag: 'fuzzy' } : {}),
      },
    };
  });
  const translations: PoFile['translations'] = Object.create(null);
  for (const entry of entries) translations[entry.msgctxt ?? ''] = { [entry.msgid]: entry };
  const headers = {
    'Project-Id-Version': 'Cacerola',
    'PO-Revision-Date': `${new Date(now).toISOString().slice(0, 16).replace('T', ' ')}+0000`,
    Language: language,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
  };
  const head = { '': { msgid: '', msgstr: [''] } };
  return po.compile({ charset: 'utf-8', headers, translations: { '': head, ...translations } });
}

/** Reads what translators gave back. Nothing is judged but whether it is such a file of this language. */
export async function readTranslationFile(
  file: Buffer,
  texts: readonly Pick<WrittenText, 'name' | 'original'>[],
  language: TextLanguage,
): Promise<ReadTranslation> {
  const lines = withoutEmptyLines(file);
  if (lines.length > mostLines) return { kind: 'not-po' };
  const { po } = await library();
  let read: PoFile;
  try {
    read = po.parse(Buffer.from(lines.join('\n'), 'latin1'), { defaultCharset: 'utf-8' });
  } catch {
    return { kind: 'not-po' };
  }
  const entries = Object.values(read.translations).flatMap((context) => Object.values(context));
  const told = entries.filter(({ msgid }) => msgid !== '');
  if (told.length === 0) return { kind: 'not-po' };
  const said = textLanguageOf((read.headers?.['Language'] ?? '').replaceAll('_', '-'));
  if (said !== null && said !== language) return { kind: 'other-language', language: said };
  const found = new Map<string, TextFromFile>();
  let unknown = 0;
  for (const { msgctxt, msgid, msgstr, comments } of told) {
    const text = withoutUnseen(msgstr[0] ?? '').trim();
    if (text === '') continue;
    // Some programs lose the context; the original alone is as good where it is still the same.
    const of = texts.find(({ name, original }) =>
      msgctxt === undefined ? original === msgid : name === msgctxt,
    );
    if (of === undefined) unknown += 1;
    else {
      const isUnsure = /(?:^|,)\s*fuzzy\b/.test(comments?.flag ?? '');
      found.set(of.name, { text, original: isUnsure ? null : msgid });
    }
  }
  return { kind: 'read', texts: found, unknown };
}

/**
 * The lines that say something, without the mark that some programs put before UTF-8: between entries an
 * empty line means no more than none, and lines that break in a text are written as `\\n`.
 */
function withoutEmptyLines(file: Buffer): string[] {
  // Byte by byte: in which letters they are is for the library to find out.
  const text = file.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
  return text.split(/\r\n|[\r\n]/).filter((line) => /[^ \t]/.test(line));
}
