import { html } from '@prairielearn/html';
import { campaignAddress, inLanguage } from '../../addresses.ts';
import { framedMap, type ActionMapProps } from '../../components/actionMap.ts';
import { nameText } from '../../components/facts.ts';
import { framedPage } from '../../components/framedPage.ts';
import { languageOfText, type TextsAsRead } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';

export interface EmbeddedMapProps extends TextsAsRead {
  slug: string;
  title: string;
  /** Its days in words; null where it has none of its own. */
  day: string | null;
  /** "84 actions in 31 countries"; null while there is none. */
  counted: string | null;
  /** null while no place of an action is known. */
  map: ActionMapProps | null;
  /** What the map shows, as a text. */
  countries: readonly { name: string; href: string; count: number }[];
}

/** The map of a campaign's actions for a frame on another site. */
export function embeddedMapPage(view: View, props: EmbeddedMapProps): Html {
  const { t, language } = view;
  const { slug, title, day, counted, map, countries } = props;
  const page = inLanguage(campaignAddress(slug), language);
  return framedPage(view, {
    title,
    canonicalPath: campaignAddress(slug),
    body: html`
      <main class="framed">
        <h1>
          <a href="${page}" lang="${languageOfText(props, 'title')}">${nameText(title)}</a>
        </h1>
        ${day === null ? '' : html`<p class="lead">${day}</p>`}
        ${counted === null ? '' : html`<p><a href="${page}#actions">${counted}</a></p>`}
        ${
          map === null
            ? html`<p class="empty">${t('campaign.nothingComing')}</p>`
            : framedMap(view, map)
        }
        ${
          countries.length === 0
            ? ''
            : html`<details class="more-fields">
                <summary>${t('campaign.places.title')}</summary>
                <ul class="places__cities">
                  ${countries.map(
                    ({ name, href, count }) =>
                      html`<li>
                        <a href="${href}">${name}</a> <span class="places__count">${count}</span>
                      </li>`,
                  )}
                </ul>
              </details>`
        }
        <p class="action-map__note">${t('campaign.places.map.source')}</p>
      </main>
    `,
  });
}
