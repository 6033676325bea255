import { html } from '@prairielearn/html';
import { inLanguage } from '../../addresses.ts';
import type { OfTranslation } from '../../addresses/languagesBelow.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { lines, nameText } from '../../components/facts.ts';
import {
  checkbox,
  errorSummary,
  field,
  hiddenField,
  selectField,
  textArea,
  titleWithProblems,
} from '../../components/forms.ts';
import { badge, doneNotice } from '../../components/notices.ts';
import { writtenIn } from '../../components/writtenIn.ts';
import { textLanguageChoices } from '../../components/textLanguageField.ts';
import { freshForm, type FormState } from '../../forms.ts';
import { nativeTextName, textLanguageName, type TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { translationFile, whatWasRead, type TranslationFileProps } from './translationFile.ts';
import { withCommas } from '../../withCommas.ts';

/*
 * The texts of something in further languages: of an event, of a campaign, of the site. What stands around
 * them on a page is up to whatever they are of.
 */

export interface LanguageListProps {
  address: (language?: TextLanguage, action?: OfTranslation) => string;
  /** Where everybody reads the texts. */
  page: string;
  intro: string;
  /** A way further. */
  more?: Html | undefined;
  /** Of the original. */
  language: TextLanguage;
  translations: readonly ListedTranslation[];
  /** Whether nothing has been written that could be translated. */
  nothing: boolean;
  done: string | null;
}

interface ListedTranslation {
  language: TextLanguage;
  /** What is not translated, and what the original says otherwise by now: names of texts, in words. */
  missing: readonly string[];
  outdated: readonly string[];
}

/** The languages of something: how each stands, and the way to a further one. */
export function languageList(view: View, props: LanguageListProps): Html {
  const { t } = view;
  const { language, translations } = props;
  const written = [language, ...translations.map((one) => one.language)];
  return html`
    <div class="stack">
      ${doneNotice(props.done)}
      <p>${props.intro} ${props.more ?? ''}</p>
      <ul class="event-languages">
        <li>
          <h2>
            <span lang="${language}">${nativeTextName(language)}</span>
            ${badge(t('console.languages.original'))}
          </h2>
        </li>
        ${translations.map((one) => html`<li>${translation(view, props, one)}</li>`)}
      </ul>
      ${props.nothing ? nothingYet(view) : adding(view, props, written)}
    </div>
  `;
}

function nothingYet({ t }: View): Html {
  return html`<p class="empty">${t('console.languages.nothing')}</p>`;
}

function adding(view: View, props: LanguageListProps, written: readonly TextLanguage[]): Html {
  const { t } = view;
  return html`
    <form class="form panel add-language" method="get" action="${props.address()}">
      <h2>${t('console.languages.add')}</h2>
      ${selectField(view, freshForm(), {
        name: 'add',
        label: t('console.languages.language'),
        blank: t('console.languages.choose'),
        choices: textLanguageChoices(view, written),
      })}
      <div class="actions">${submitButton(t('console.languages.begin'))}</div>
    </form>
  `;
}

function translation(
  view: View,
  { address, page, language: original }: LanguageListProps,
  { language, missing, outdated }: ListedTranslation,
): Html {
  const { t } = view;
  const whole = missing.length === 0 && outdated.length === 0;
  const about = html`<span class="visually-hidden"> ${languageName(view, language)}</span>`;
  return html`
    <h2>
      <span lang="${language}">${nativeTextName(language)}</span>
      ${whole ? badge(t('console.languages.whole'), 'good') : ''}
      ${outdated.length > 0 ? badge(t('console.languages.outdated'), 'warn') : ''}
    </h2>
    ${
      language === original
        ? html`<p>${t('console.languages.isOriginal')}</p>`
        : html`${gap(view, 'missingTexts', missing)} ${gap(view, 'outdatedTexts', outdated)}`
    }
    <div class="actions">
      ${linkButton(address(language), html`${t('console.languages.edit')}${about}`, 'quiet')}
      ${linkButton(
        inLanguage(page, language),
        html`${t('console.languages.page')}${about}`,
        'quiet',
      )}
      ${linkButton(
        address(language, 'removal'),
        html`${t('console.languages.remove')}${about}`,
        'quiet',
      )}
    </div>
  `;
}

function gap(
  { t }: View,
  kind: 'missingTexts' | 'outdatedTexts',
  texts: readonly string[],
): Html | '' {
  if (texts.length === 0) return '';
  return html`<p>${t(`console.languages.${kind}`, { texts: withCommas(texts) })}</p>`;
}

/** What a language is called inside a sentence of the reader's. */
export function languageName(view: Pick<View, 'language'>, language: TextLanguage): string {
  return textLanguageName(language, view.language);
}

/** A text beside which another language is to stand. */
export interface TextToTranslate {
  /** Of its box. */
  name: string;
  label: string;
  original: string;
  /** Tells the words of the original from others. */
  words: string;
  /** Lines of its box. */
  rows: number;
  required: boolean;
  /** What is still to be done: nothing where it is translated as the original stands. */
  gap: 'missing' | 'outdated' | null;
  /** It was read from a file of translators, and is not saved yet. */
  fromFile?: boolean;
}

export interface TranslationProps {
  action: string;
  /** The list of languages. */
  back: string;
  original: TextLanguage;
  language: TextLanguage;
  /** Whether it was saved before. */
  exists: boolean;
  seenAt: number;
  texts: readonly TextToTranslate[];
  form: FormState;
  file: TranslationFileProps;
}

/** The texts of something in a further language, each beside its original. */
export function translationForm(
  view: View,
  props: TranslationProps,
): { title: string; body: Html } {
  const { t } = view;
  const { action, back, form, texts } = props;
  const heading = t('console.languages.inLanguage', {
    language: languageName(view, props.language),
  });
  return {
    title: titleWithProblems(view, form, heading),
    body: html`
      <form class="form translation" method="post" action="${action}">
        <h2>${heading}</h2>
        ${errorSummary(view, form)} ${hiddenField('seenAt', String(props.seenAt))}
        ${whatWasRead(view, props.file)}
        <p>${t('console.languages.leaveEmpty')}</p>
        ${texts.map((text) => pair(view, props, text))}
        <div class="actions">
          ${submitButton(t('console.languages.save'))}
          ${linkButton(back, t('console.languages.leave'), 'quiet')}
        </div>
      </form>
      ${translationFile(view, props.file)}
    `,
  };
}

function pair(
  view: View,
  { original, language, exists, form }: TranslationProps,
  { name, label, original: text, words, rows, required, gap: toDo, fromFile }: TextToTranslate,
): Html {
  const { t } = view;
  const box = { name, label, language, optional: !required };
  const outdated = toDo === 'outdated';
  return html`
    <div class="pair">
      <div class="pair__original">
        <p class="pair__label">
          ${nativeTextName(original)}
          ${outdated ? badge(t('console.languages.changedSince'), 'warn') : ''}
          ${fromFile ? badge(t('console.languages.file.from'), 'info') : ''}
          ${toDo === 'missing' && exists ? badge(t('console.languages.missing'), 'info') : ''}
        </p>
        <p ${writtenIn(original)}>${lines(text)}</p>
      </div>
      <div class="pair__translation">
        ${
          rows === 1
            ? field(view, form, { ...box, autocomplete: 'off' })
            : textArea(view, form, { ...box, rows })
        }
        ${hiddenField(`${name}-beside`, words)}
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

export interface TranslationRemovalProps {
  action: string;
  back: string;
  /** What the texts are of. */
  name: string;
  text: string;
}

/** Asks before the texts of a language are deleted. */
export function translationRemoval(
  { t }: View,
  { action, back, name, text }: TranslationRemovalProps,
): Html {
  return html`
    <form class="form" method="post" action="${action}">
      <p>${nameText(name)}</p>
      <p>${text}</p>
      <div class="actions">
        ${submitButton(t('console.languages.removal.submit'), { tone: 'danger' })}
        ${linkButton(back, t('console.languages.removal.keep'), 'quiet')}
      </div>
    </form>
  `;
}
