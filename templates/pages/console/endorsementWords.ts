import { html } from '@prairielearn/html';
import { consoleEndorsementAddress } from '../../addresses.ts';
import { submitButton, type ButtonTone } from '../../components/buttons.ts';
import { hiddenField, textArea } from '../../components/forms.ts';
import type { Html, View } from '../../view.ts';
import { formFor, type EndorsementPageProps, type FormOnConsole } from './endorsementOnConsole.ts';

interface WordsOptions {
  /** Which form of the page it is; it sets apart what is in it. */
  form: FormOnConsole;
  action: NonNullable<Parameters<typeof consoleEndorsementAddress>[2]>;
  name: 'note' | 'text';
  label: string;
  hint?: string;
  optional?: true;
  rows?: number;
  /** What was seen beside it. */
  hidden?: Readonly<Record<string, string>>;
  submit: string;
  tone: ButtonTone;
}

/** A form about one co-sponsorship in which an organizer writes some words. */
export function wordsForm(
  view: View,
  props: EndorsementPageProps,
  { form, action, hidden = {}, submit, tone, ...words }: WordsOptions,
): Html {
  return html`
    <form
      class="form"
      method="post"
      action="${consoleEndorsementAddress(props.of.at, props.id, action)}"
      data-once
    >
      ${textArea(view, formFor(props, form), { ...words, idPrefix: form })}
      ${Object.entries(hidden).map(([name, value]) => hiddenField(name, value))}
      <div class="actions">${submitButton(submit, { tone })}</div>
    </form>
  `;
}
