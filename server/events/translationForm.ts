import { z } from 'zod';
import type { Event, TranslatedTexts } from '../../db/schema.ts';
import { typed, freshForm, type FormState, type FormValues } from '../../templates/forms.ts';
import type { TextToTranslate } from '../../templates/pages/console/eventTranslation.ts';
import type { View } from '../../templates/view.ts';
import {
  gapsOf,
  originalText,
  translatedFields,
  wordsOf,
  type TranslatedField,
  type TranslatedName,
} from '../fields/eventIn.ts';
import { readSpeakers } from '../fields/speakers.ts';
import { optionalText } from '../web/fields.ts';
import { parseForm, refusedForm, type ParsedForm } from '../web/parseForm.ts';
import type { TypedText } from './translateEvent.ts';

type Typed = Partial<Record<TranslatedName, TypedText>>;

/** Those texts of an event that there are to translate, in the order of its form. */
export function fieldsToTranslate(event: Event): TranslatedField[] {
  return translatedFields.filter(({ name }) => originalText(event, name) !== '');
}

/** Letters of the lines of all speakers, as in the form of the event. */
const longestSpeakers = 8000;

/** Reads the texts of an event in a further language. Without a title there is no such event to read. */
export function readTranslation(
  event: Event,
  values: FormValues,
  { t }: Pick<View, 't'>,
): ParsedForm<Typed> {
  const fields = fieldsToTranslate(event);
  const form = z.object(
    Object.fromEntries(
      fields.map((field) => [
        field.name,
        field.name === 'speakers' ? optionalText(longestSpeakers) : field.form(),
      ]),
    ),
  );
  const parsed = parseForm(form, values, t);
  if (!parsed.ok) return parsed;
  const known = new Set(event.speakers.map(({ name }) => name));
  const text = (name: TranslatedName) => parsed.value[name] ?? '';
  const unknown = readSpeakers(text('speakers')).find(({ name }) => !known.has(name));
  if (unknown !== undefined) {
    const { name } = unknown;
    const problem = { key: 'console.languages.problems.speaker' as const, values: { name } };
    return { ok: false, form: refusedForm(values, { speakers: problem }, t) };
  }
  const state = freshForm(values);
  return {
    ok: true,
    value: Object.fromEntries(
      fields.map(({ name }) => [
        name,
        {
          text: name === 'speakers' ? withRoles(text(name)) : text(name),
          // Without the hidden field, a form was made by hand; it is taken to be of now.
          beside: typed(state, `${name}-beside`) || wordsOf(originalText(event, name)),
          stillRight: typed(state, `${name}-still`) === 'yes',
        },
      ]),
    ),
  };
}

/** Lines of speakers whose role was typed: the others came along as they stood in the box. */
function withRoles(lines: string): string {
  return readSpeakers(lines)
    .filter(({ role }) => role !== '')
    .map(({ name, role }) => `${name} — ${role}`)
    .join('\n');
}

/** The form as it stands: what is translated, and the names of speakers to be followed by their roles. */
export function translationValues(event: Event, texts: TranslatedTexts): FormState {
  const roles = new Map(
    readSpeakers(texts['speakers']?.text ?? '').map(({ name, role }) => [name, role]),
  );
  const speakers = event.speakers
    .filter(({ role }) => role !== '')
    .map(({ name }) => `${name} — ${roles.get(name) ?? ''}`)
    .join('\n');
  return freshForm({
    ...Object.fromEntries(translatedFields.map(({ name }) => [name, texts[name]?.text ?? ''])),
    speakers,
  });
}

/** Each text with its original beside it, and whether it is missing or out of date. */
export function textsToTranslate(event: Event, texts: TranslatedTexts): TextToTranslate[] {
  const { missing, outdated } = gapsOf(event, texts);
  return fieldsToTranslate(event).map((field) => {
    const { name } = field;
    const original = originalText(event, name);
    return {
      name,
      original,
      words: wordsOf(original),
      rows: 'rows' in field ? field.rows : 1,
      gap: missing.includes(name) ? 'missing' : outdated.includes(name) ? 'outdated' : null,
    };
  });
}
