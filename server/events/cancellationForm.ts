import { z } from 'zod';
import type { FormValues } from '../../templates/forms.ts';
import { furtherNote } from '../../templates/pages/console/eventQuestions.ts';
import { textLanguageName, type TextLanguage } from '../../templates/textLanguages.ts';
import type { View } from '../../templates/view.ts';
import { optionalText, showsNothing } from '../web/fields.ts';
import { parseForm, refusedForm, type ParsedForm } from '../web/parseForm.ts';
import { longestNote } from './cancelEvent.ts';

/** What organizers say about a cancellation, in the language of the event and in further ones. */
export interface Cancellation {
  note: string;
  further: Partial<Record<TextLanguage, string>>;
}

/**
 * Reads what is said about a cancellation.
 *
 * @param languages the further ones of the event: in each of them a note can be written
 */
export function readCancellation(
  values: FormValues,
  language: TextLanguage,
  languages: readonly TextLanguage[],
  view: Pick<View, 't' | 'language'>,
): ParsedForm<Cancellation> {
  const boxes = ['note', ...languages.map(furtherNote)];
  const form = z.object(Object.fromEntries(boxes.map((name) => [name, optionalText(longestNote)])));
  const parsed = parseForm(form, values, view.t);
  if (!parsed.ok) return parsed;
  const text = (name: string) => parsed.value[name] ?? '';
  const further = languages.map((one) => [one, text(furtherNote(one))] as const);
  const note = text('note');
  if (note === '' && further.some(([, one]) => !showsNothing(one))) {
    const inLanguage = { language: textLanguageName(language, view.language) };
    const problem = { key: 'console.events.cancellation.noteFirst', values: inLanguage } as const;
    return { ok: false, form: refusedForm(values, { note: problem }, view.t) };
  }
  return { ok: true, value: { note, further: Object.fromEntries(further) } };
}
