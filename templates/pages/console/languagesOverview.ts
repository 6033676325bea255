import { html } from '@prairielearn/html';
import {
  consoleEventLanguagesAddress,
  consoleEventsAddress,
  consoleLanguagesAddress,
} from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { badge } from '../../components/notices.ts';
import { dataTable } from '../../components/table.ts';
import { consolePage } from '../../consoleLayout.ts';
import { textLanguageName, type TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';

/** An event with the languages in which it can be read. */
export interface EventInLanguages {
  slug: string;
  title: string;
  /** On which it begins, short. */
  day: string;
  /** Of the original. */
  language: TextLanguage;
  translations: readonly { language: TextLanguage; state: 'whole' | 'inPart' | 'outdated' }[];
}

export interface LanguagesOverviewProps {
  events: readonly EventInLanguages[];
  /** All those in which one of them can be read. */
  languages: readonly TextLanguage[];
}

const tones = { whole: 'good', inPart: 'info', outdated: 'warn' } as const;

/** Which languages the events to come have, and which they lack of those of the others. */
export function languagesOverviewPage(view: View, props: LanguagesOverviewProps): Html {
  const { t } = view;
  const { events, languages } = props;
  return consolePage(view, {
    title: t('console.languages.overview.title'),
    section: 'events',
    crumbs: [{ href: consoleEventsAddress, label: t('console.events.title') }],
    canonicalPath: consoleLanguagesAddress,
    body: html`
      <div class="stack">
        <p>${t('console.languages.overview.intro')}</p>
        ${dataTable({
          caption: t('console.languages.overview.title'),
          columns: [
            { label: t('console.languages.overview.event'), rowHeader: true },
            { label: t('console.languages.overview.has') },
            { label: t('console.languages.overview.lacks') },
          ],
          rows: events.map((event) => [
            html`<a href="${consoleEventLanguagesAddress(event.slug)}" lang="${event.language}"
                >${nameText(event.title)}</a
              >
              <span class="form-note">${event.day}</span>`,
            has(view, event),
            lacks(view, event, languages),
          ]),
          empty: t('console.languages.overview.empty'),
        })}
      </div>
    `,
  });
}

function has(view: View, { language, translations }: EventInLanguages): Html {
  const { t } = view;
  return html`<ul class="languages-of">
    <li>${textLanguageName(language, view.language)} ${badge(t('console.languages.original'))}</li>
    ${translations.map(
      ({ language: one, state }) =>
        html`<li>
          ${textLanguageName(one, view.language)}
          ${badge(t(`console.languages.${state}`), tones[state])}
        </li>`,
    )}
  </ul>`;
}

function lacks(view: View, event: EventInLanguages, languages: readonly TextLanguage[]): Html | '' {
  const written = [event.language, ...event.translations.map(({ language }) => language)];
  const missing = languages.filter((one) => !written.includes(one));
  if (missing.length === 0) return '';
  return html`<ul class="languages-of">
    ${missing.map(
      (one) =>
        html`<li>
          <a href="${consoleEventLanguagesAddress(event.slug, one)}"
            >${textLanguageName(one, view.language)}<span class="visually-hidden">
              ${view.t('console.languages.overview.write')}</span
            ></a
          >
        </li>`,
    )}
  </ul>`;
}
