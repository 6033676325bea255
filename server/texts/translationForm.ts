import { z } from 'zod';
import type { TranslatedTexts } from '../../db/schema.ts';
import { freshForm, typed, type FormState, type FormValues } from '../../templates/forms.ts';
import type { TextToTranslate } from '../../templates/pages/console/translation.ts';
import type { View } from '../../templates/view.ts';
import { parseForm, type ParsedForm } from '../web/parseForm.ts';
import type { TextFromFile, TextSubject, WrittenText } from './subject.ts';
import { gapsIn, wordsOf, type Gaps, type TypedText } from './textsIn.ts';

type Typed = Readonly<Record<string, TypedText>>;

/** Reads the texts of a subject in a further language. */
export function readTranslation(
  { texts }: Pick<TextSubject, 'texts'>,
  values: FormValues,
  { t }: Pick<View, 't'>,
): ParsedForm<Typed> {
  const form = z.object(Object.fromEntries(texts.map(({ name, form: one }) => [name, one])));
  const parsed = parseForm(form, values, t);
  if (!parsed.ok) return parsed;
  const state = freshForm(values);
  return {
    ok: true,
    value: Object.fromEntries(
      texts.map(({ name, original }) => [
        name,
        {
          text: parsed.value[name] ?? '',
          // Without the hidden field, a form was made by hand; it is taken to be of now.
          beside: typed(state, `${name}-beside`) || wordsOf(original),
          stillRight: typed(state, `${name}-still`) === 'yes',
        },
      ]),
    ),
  };
}

/** The form as it stands: what is translated. */
export function translationValues(
  texts: readonly WrittenText[],
  translated: TranslatedTexts,
): FormState {
  return freshForm(
    Object.fromEntries(
      texts.map(({ name, shown }) => {
        const text = translated[name]?.text ?? '';
        return [name, shown?.(text) ?? text];
      }),
    ),
  );
}

/** What is still to be done at a translation: the texts by their names. */
export function gapsOfSubject(
  texts: readonly Pick<WrittenText, 'name' | 'original'>[],
  translated: TranslatedTexts,
): Gaps {
  return gapsIn(
    texts.map(({ name, original }) => [name, original] as const),
    translated,
  );
}

/** The same texts; those that a file has filled in, beside the originals that they were made of. */
export function besideFile(
  texts: readonly TextToTranslate[],
  fromFile: ReadonlyMap<string, TextFromFile>,
): TextToTranslate[] {
  return texts.map((text) => {
    const read = fromFile.get(text.name);
    if (read === undefined) return text;
    const words = wordsOf(read.original ?? '');
    const gap = words === text.words ? null : 'outdated';
    return { ...text, words, gap, fromFile: true };
  });
}

/** Each text with its original beside it, and whether it is missing or out of date. */
export function textsToTranslate(
  texts: readonly WrittenText[],
  translated: TranslatedTexts,
): TextToTranslate[] {
  const { missing, outdated } = gapsOfSubject(texts, translated);
  return texts.map(({ name, label, box, original, rows, required }) => ({
    name,
    label: box ?? label,
    original,
    words: wordsOf(original),
    rows,
    required: required === true,
    gap: missing.includes(name) ? 'missing' : outdated.includes(name) ? 'outdated' : null,
  }));
}
