import { languages, type Language } from '../languages.ts';
import { translator } from '../translate.ts';

/** What stands in a message for something else in each mail. */
export const messageFields = ['name', 'title', 'time', 'where', 'link'] as const;
export type MessageField = (typeof messageFields)[number];

/** What the fields are filled with for one reader. */
export type FieldValues = Readonly<Record<MessageField, string>>;

/** How a field is written, as the form of a language shows it: `{name}`, `{nombre}`. */
export function fieldName(field: MessageField, language: Language): string {
  return `{${translator(language)(`mail.message.fieldNames.${field}`)}}`;
}

/** A word in braces; two pairs of braces, as other programs want them, do as well. */
export const fieldPattern = /\{\{?\s*(\p{L}[\p{L}\p{N}_-]{0,39})\s*\}?\}/u;

const everywhere = new RegExp(fieldPattern, 'gu');

/**
 * The field that a word in braces names, in whatever language, with or without accents and
 * capitals: whoever translates a text may leave its fields as they are.
 */
export function fieldOf(word: string): MessageField | null {
  return known.get(plain(word)) ?? null;
}

/** The words in braces of a line that is no Markdown. */
export function fieldsInLine(line: string): string[] {
  return [...line.matchAll(everywhere)].map(([, word = '']) => word);
}

/** Fills the fields of such a line; what a field is filled with is never read for fields again. */
export function fillLine(line: string, values: FieldValues): string {
  return line.replace(everywhere, (written: string, word: string) => {
    const field = fieldOf(word);
    return field === null ? written : values[field];
  });
}

const known = new Map(
  languages.flatMap((language) =>
    messageFields.map((field) => [plain(fieldName(field, language).slice(1, -1)), field] as const),
  ),
);

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
