import { html } from '@prairielearn/html';
import type { TranslatedName } from '../../../server/fields/eventIn.ts';
import { consoleEventLanguagesAddress } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import {
  checkbox,
  errorSummary,
  field,
  hiddenField,
  textArea,
  titleWithProblems,
} from '../../components/forms.ts';
import { lines } from '../../components/facts.ts';
import { badge } from '../../components/notices.ts';
import type { FormState } from '../../forms.ts';
import { nativeTextName, textLanguageName, type TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

/** A text of an event beside which another language is to stand. */
export interface TextToTranslate {
  name: TranslatedName;
  original: string;
  /** Tells the words of the original from others. */
  words: string;
  /** Lines of its box. */
  rows: number;
  /** What is still to be done: nothing where it is translated as the original stands. */
  gap: 'missing' | 'outdated' | null;
}

export interface EventTranslationProps {
  event: EventOnConsole;
  /** The language of the event itself. */
  original: TextLanguage;
  language: TextLanguage;
  /** Whether it was saved before. */
  exists: boolean;
  seenAt: number;
  texts: readonly TextToTranslate[];
  form: FormState;
}

/** The texts of an event in a further language, each beside its original. */
export function eventTranslationPage(view: View, props: EventTranslationProps): Html {
  const { t } = view;
  const { event, language, form, texts } = props;
  const name = textLanguageName(language, view.language);
  const action = consoleEventLanguagesAddress(event.slug, language);
  return eventPage(view, event, {
    tab: 'languages',
    title: titleWithProblems(view, form, t('console.languages.inLanguage', { language: name })),
    canonicalPath: action,
    crumbs: [
      { href: consoleEventLanguagesAddress(event.slug), label: t('console.languages.title') },
    ],
    body: html`
      <form class="form translation" method="post" action="${action}">
        <h2>${t('console.languages.inLanguage', { language: name })}</h2>
        ${errorSummary(view, form)} ${hiddenField('seenAt', String(props.seenAt))}
        <p>${t('console.languages.leaveEmpty')}</p>
        ${texts.map((text) => pair(view, props, text))}
        <div class="actions">
          ${submitButton(t('console.languages.save'))}
          ${linkButton(
            consoleEventLanguagesAddress(event.slug),
            t('console.languages.leave'),
            'quiet',
          )}
        </div>
      </form>
    `,
  });
}

function pair(
  view: View,
  { original, language, exists, form }: EventTranslationProps,
  { name, original: text, words, rows, gap }: TextToTranslate,
): Html {
  const { t } = view;
  const label = t(`console.events.parts.${name}`);
  const box =
    rows === 1
      ? field(view, form, {
          name,
          label,
          language,
          optional: name !== 'title',
          autocomplete: 'off',
        })
      : textArea(view, form, { name, label, language, optional: true, rows });
  const outdated = gap === 'outdated';
  return html`
    <div class="pair">
      <div class="pair__original">
        <p class="pair__label">
          ${nativeTextName(original)}
          ${outdated ? badge(t('console.languages.changedSince'), 'warn') : ''}
          ${gap === 'missing' && exists ? badge(t('console.languages.missing'), 'info') : ''}
        </p>
        <p lang="${original}">${lines(text)}</p>
      </div>
      <div class="pair__translation">
        ${box} ${hiddenField(`${name}-beside`, words)}
        ${
          outdated
            ? checkbox(view, form, {
                name: `${name}-still`,
                label: t('console.languages.stillRight'),
                optional: true,
              })
            : ''
        }
      </div>
    </div>
  `;
}
