import { hash } from 'node:crypto';
import type { TranslatedTexts } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import type { TextsAsRead } from '../../templates/textsAsRead.ts';

/** Texts of one thing by their names; an empty one says nothing. */
export type Texts = Readonly<Record<string, string>>;

/** Something as it was written at first. */
export interface Original {
  language: TextLanguage;
  texts: Texts;
}

/** What was written of it in a further language. */
export interface Translation {
  language: TextLanguage;
  texts: TranslatedTexts;
}

/** Its texts as somebody reads them; `original` names those that nobody has translated. */
export interface TextsRead extends TextsAsRead {
  texts: Texts;
}

/** The first of somebody's languages that is among those of a text; undefined where none is. */
export function dearest<Language extends TextLanguage>(
  reads: readonly TextLanguage[],
  written: readonly Language[],
): Language | undefined {
  for (const one of reads) {
    const found = written.find((language) => language === one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The one rule by which whatever organizers wrote is read: each text in the first of the reader's languages
 * in which there is any, and as it was written at first where there is none. What has not been translated
 * stays in the original, and is told apart by `original`; what the original does not say, no translation
 * says.
 *
 * @param reads the languages of the reader, the dearest first
 */
export function textsIn(
  written: Original,
  translations: readonly Translation[],
  reads: readonly TextLanguage[],
): TextsRead {
  const languages = [written.language, ...translations.map(({ language }) => language)];
  const language = dearest(reads, languages) ?? written.language;
  if (language === written.language) return written;
  const translated = translations.find((one) => one.language === language)?.texts ?? {};
  const texts: Record<string, string> = { ...written.texts };
  const names: string[] = [];
  for (const [name, original] of Object.entries(written.texts)) {
    if (original === '') continue;
    const text = translated[name]?.text ?? '';
    if (text === '') names.push(name);
    else texts[name] = text;
  }
  return { texts, language, original: { language: written.language, names } };
}

/** Tells the words of an original from others. */
export function wordsOf(original: string): string {
  return hash('sha256', original, 'base64url').slice(0, 22);
}

/** What a translation lacks of what the original says, and what the original says otherwise by now. */
export interface Gaps<Name extends string = string> {
  missing: Name[];
  outdated: Name[];
}

/** What is still to be done at a translation, in the order of the original. */
export function gapsIn<Name extends string>(
  said: readonly (readonly [Name, string])[],
  translated: TranslatedTexts,
): Gaps<Name> {
  const gaps: Gaps<Name> = { missing: [], outdated: [] };
  for (const [name, original] of said) {
    if (original === '') continue;
    const now = translated[name];
    if (now === undefined || now.text === '') gaps.missing.push(name);
    else if (now.of !== wordsOf(original)) gaps.outdated.push(name);
  }
  return gaps;
}

/** A text as somebody typed it beside its original. */
export interface TypedText {
  text: string;
  /** Tells which words of the original stood beside it. */
  beside: string;
  /** An organizer has looked at a text again whose original has changed: it still says the same. */
  stillRight: boolean;
}

/**
 * The texts after an edit, and the names of those that it changed. A text that stays as it was still belongs
 * to the words that it was translated from, unless somebody says that it fits those of now.
 */
export function editedTexts(
  before: TranslatedTexts,
  typed: Readonly<Record<string, TypedText>>,
): { whole: TranslatedTexts; changed: string[] } {
  const changed = Object.entries(typed).filter(
    ([name, { text, beside, stillRight }]) =>
      text !== (before[name]?.text ?? '') ||
      (stillRight && text !== '' && before[name]?.of !== beside),
  );
  const added = changed
    .filter(([, { text }]) => text !== '')
    .map(([name, { text, beside }]) => [name, { text, of: beside }] as const);
  const gone = new Set(changed.map(([name]) => name));
  const kept = Object.entries(before).filter(([name]) => !gone.has(name));
  return {
    whole: Object.fromEntries([...kept, ...added]),
    changed: changed.map(([name]) => name),
  };
}
