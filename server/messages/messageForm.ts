import { z } from 'zod';
import type { AttendeeMessage } from '../../db/schema.ts';
import {
  fieldName,
  fieldOf,
  fieldsInLine,
  messageFields,
} from '../../templates/emails/messageFields.ts';
import { fieldsInText } from '../../templates/emails/messageMarkdown.ts';
import type { FormState, FormValues } from '../../templates/forms.ts';
import type { Language } from '../../templates/languages.ts';
import {
  spokenBeside,
  textLanguageName,
  textLanguages,
  type TextLanguage,
} from '../../templates/textLanguages.ts';
import type { Translate } from '../../templates/translate.ts';
import { choice, optionalLine, optionalText, showsNothing, wholeNumber } from '../web/fields.ts';
import { parseForm, refusedForm, type FieldProblem, type ParsedForm } from '../web/parseForm.ts';
import { fastestPace, slowestPace, usualPace } from './pace.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** What a form says of a message. */
export type MessageDraft = Pick<
  AttendeeMessage,
  'audience' | 'search' | 'filter' | 'texts' | 'pace'
>;

/** In letters; a filter can name five hundred people who were ticked one by one. */
export const longest = { subject: 120, text: 8000, search: 100, filter: 9000 };

/** The names of the fields that hold the text of a language. */
export function textFields(language: TextLanguage): { subject: string; text: string } {
  return { subject: `subject-${language}`, text: `text-${language}` };
}

const Form = z.object({
  audience: choice(['all', 'confirmed', 'waiting']),
  search: optionalLine(longest.search),
  filter: optionalLine(longest.filter),
  pace: wholeNumber(slowestPace, fastestPace, usualPace),
});

const TextForm = z.object({
  subject: optionalLine(longest.subject),
  text: optionalText(longest.text),
});

/** The languages for which a form that was sent had room. */
export function languagesTyped(values: FormValues): TextLanguage[] {
  return textLanguages.filter((language) => textFields(language).subject in values);
}

/**
 * Reads the form of a message: at least one language whole, and no field that does not exist.
 *
 * @param languages that the site offers
 */
export function parseMessageForm(
  values: FormValues,
  languages: readonly Language[],
  { language: reader, t }: { language: Language; t: Translate },
): ParsedForm<MessageDraft> {
  const parsed = parseForm(Form, values, t);
  const texts: MessageDraft['texts'] = {};
  const shapes: Record<string, string> = parsed.ok ? {} : { ...parsed.form.problems };
  const problems: Record<string, FieldProblem> = {};
  for (const language of new Set([...languages, ...languagesTyped(values)])) {
    const fields = textFields(language);
    const written = parseForm(
      TextForm,
      { subject: values[fields.subject], text: values[fields.text] },
      t,
    );
    if (written.ok) {
      if (showsNothing(written.value.subject) && showsNothing(written.value.text)) continue;
      texts[language] = written.value;
      Object.assign(problems, problemsOf(language, written.value, reader));
    } else
      for (const [field, sentence] of Object.entries(written.form.problems))
        shapes[`${field}-${language}`] = sentence;
  }
  const first = languages.find((language) => language === reader) ?? languages[0];
  const isEmpty = Object.keys(texts).length === 0 && Object.keys(shapes).length === 0;
  if (isEmpty && first !== undefined) {
    const fields = textFields(first);
    problems[fields.subject] = { key: 'console.messages.problems.noSubject' };
    problems[fields.text] = { key: 'console.messages.problems.noText' };
  }
  const refused = refusedForm(values, problems, t);
  const all = { ...refused.problems, ...shapes };
  return !parsed.ok || Object.keys(all).length > 0
    ? { ok: false, form: { ...refused, problems: all } }
    : { ok: true, value: { ...parsed.value, texts } };
}

function problemsOf(
  language: TextLanguage,
  written: { subject: string; text: string },
  reader: Language,
): Record<string, FieldProblem> {
  const fields = textFields(language);
  const values = { language: textLanguageName(language, reader) };
  const fieldLanguage = spokenBeside(language, reader);
  const problems: Record<string, FieldProblem> = {};
  const unknown = (words: readonly string[]) => words.find((word) => fieldOf(word) === null);
  const inSubject = fieldsInLine(written.subject);
  const unknownInSubject = unknown(inSubject);
  const unknownInText = unknown(fieldsInText(written.text));
  if (showsNothing(written.subject))
    problems[fields.subject] = { key: 'console.messages.problems.subjectMissing', values };
  else if (unknownInSubject !== undefined)
    problems[fields.subject] = unknownField(unknownInSubject, fieldLanguage);
  else if (inSubject.some((word) => fieldOf(word) === 'link'))
    problems[fields.subject] = { key: 'console.messages.problems.linkInSubject' };
  if (showsNothing(written.text))
    problems[fields.text] = { key: 'console.messages.problems.textMissing', values };
  else if (unknownInText !== undefined)
    problems[fields.text] = unknownField(unknownInText, fieldLanguage);
  return problems;
}

function unknownField(word: string, language: Language): FieldProblem {
  return {
    key: 'console.messages.problems.unknownField',
    values: {
      field: `{${word}}`,
      known: withCommas(messageFields.map((field) => fieldName(field, language))),
    },
  };
}

/** The form of a message that exists, as it was last saved. */
export function formOf({ audience, search, filter, pace, texts }: MessageDraft): FormState {
  const values = { audience, search, filter, pace: String(pace), ...formOfTexts(texts) };
  return { values, problems: {} };
}

/** The texts of a message as its form holds them. */
export function formOfTexts(texts: MessageDraft['texts']): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [language, { subject, text }] of writtenTexts(texts)) {
    const fields = textFields(language);
    values[fields.subject] = subject;
    values[fields.text] = text;
  }
  return values;
}

function writtenTexts(texts: MessageDraft['texts']) {
  return textLanguages.flatMap((language) => {
    const written = texts[language];
    return written === undefined ? [] : [[language, written] as const];
  });
}
