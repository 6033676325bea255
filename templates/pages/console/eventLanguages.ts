import { html } from '@prairielearn/html';
import { consoleEventLanguagesAddress, eventAddress, inLanguage } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { selectField } from '../../components/forms.ts';
import { badge, doneNotice } from '../../components/notices.ts';
import { textLanguageChoices } from '../../components/textLanguageField.ts';
import { consolePage } from '../../consoleLayout.ts';
import { freshForm } from '../../forms.ts';
import { nativeTextName, textLanguageName, type TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import { eventCrumbs, type EventOnConsole } from './eventTabs.ts';

export interface EventLanguagesProps {
  event: EventOnConsole;
  /** In which the event itself is written. */
  language: TextLanguage;
  translations: readonly ListedTranslation[];
  done: string | null;
}

interface ListedTranslation {
  language: TextLanguage;
  /** What is not translated, and what the original says otherwise by now: names of texts, in words. */
  missing: readonly string[];
  outdated: readonly string[];
}

/** The languages of an event: how each stands, and the way to a further one. */
export function eventLanguagesPage(view: View, props: EventLanguagesProps): Html {
  const { t } = view;
  const { event, language, translations } = props;
  const address = consoleEventLanguagesAddress(event.slug);
  const written = [language, ...translations.map((one) => one.language)];
  return eventPage(view, event, {
    tab: 'languages',
    title: t('console.languages.title'),
    canonicalPath: address,
    body: html`
      <div class="stack">
        ${doneNotice(props.done)}
        <p>${t('console.languages.intro')}</p>
        <ul class="event-languages">
          <li>
            <h2>
              <span lang="${language}">${nativeTextName(language)}</span>
              ${badge(t('console.languages.original'))}
            </h2>
          </li>
          ${translations.map((one) => html`<li>${translation(view, props, one)}</li>`)}
        </ul>
        <form class="form panel add-language" method="get" action="${address}">
          <h2>${t('console.languages.add')}</h2>
          ${selectField(view, freshForm(), {
            name: 'add',
            label: t('console.languages.language'),
            blank: t('console.languages.choose'),
            choices: textLanguageChoices(view, written),
          })}
          <div class="actions">${submitButton(t('console.languages.begin'))}</div>
        </form>
      </div>
    `,
  });
}

function translation(
  view: View,
  { event, language: original }: EventLanguagesProps,
  { language, missing, outdated }: ListedTranslation,
): Html {
  const { t } = view;
  const whole = missing.length === 0 && outdated.length === 0;
  const about = html`<span class="visually-hidden">
    ${textLanguageName(language, view.language)}</span
  >`;
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
      ${linkButton(
        consoleEventLanguagesAddress(event.slug, language),
        html`${t('console.languages.edit')}${about}`,
        'quiet',
      )}
      ${linkButton(
        inLanguage(eventAddress(event.slug), language),
        html`${t('console.languages.page')}${about}`,
        'quiet',
      )}
      ${linkButton(
        consoleEventLanguagesAddress(event.slug, language, 'removal'),
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
  return html`<p>${t(`console.languages.${kind}`, { texts: texts.join(', ') })}</p>`;
}

/** Asks before the texts of a language are deleted. */
export function translationRemovalPage(
  view: View,
  { event, language }: { event: EventOnConsole; language: TextLanguage },
): Html {
  const { t } = view;
  const name = textLanguageName(language, view.language);
  const action = consoleEventLanguagesAddress(event.slug, language, 'removal');
  return consolePage(view, {
    title: t('console.languages.removal.title', { language: name }),
    section: 'events',
    crumbs: eventCrumbs(view, event),
    canonicalPath: action,
    narrow: true,
    body: html`
      <form class="form" method="post" action="${action}">
        <p>${nameText(event.title)}</p>
        <p>${t('console.languages.removal.text')}</p>
        <div class="actions">
          ${submitButton(t('console.languages.removal.submit'), { tone: 'danger' })}
          ${linkButton(
            consoleEventLanguagesAddress(event.slug),
            t('console.languages.removal.keep'),
            'quiet',
          )}
        </div>
      </form>
    `,
  });
}
