import { html } from '@prairielearn/html';
import { eventAddress, inLanguage, newEndorsementAddress } from '../../addresses.ts';
import { asset } from '../../assets.ts';
import { nameText } from '../../components/facts.ts';
import { logoRow, type ShownLogo } from '../../components/organizationLogo.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';

interface EmbeddedName {
  name: string;
  website: string | null;
  city: string | null;
  logo: ShownLogo | null;
}

export interface EmbeddedCoSponsorsProps {
  event: { slug: string; title: string; language: TextLanguage };
  /** Its heading is null where the list has none. */
  parts: readonly { heading: string | null; listed: readonly EmbeddedName[] }[];
  /** The list ends with "and others". */
  continues: boolean;
  /** Organizations can ask to stand on it. */
  open: boolean;
}

/** The list of co-sponsors for a frame on another site: every link leads out of it. */
export function embeddedCoSponsorsPage(view: View, props: EmbeddedCoSponsorsProps): Html {
  const { t, site, language } = view;
  const { event, parts, continues } = props;
  const whole = (path: string) => `${site.baseUrl}${inLanguage(path, language)}`;
  return html`<!doctype html>
    <html lang="${language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <title>${event.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <script src="${asset('embedded.js')}" async></script>
        <link rel="stylesheet" href="${asset('cacerola.css', site.color)}" />
        <link rel="canonical" href="${whole(eventAddress(event.slug))}" />
      </head>
      <body>
        <main class="co-sponsors">
          <h1>
            <a href="${whole(eventAddress(event.slug))}" target="_blank" lang="${event.language}"
              >${nameText(event.title)}</a
            >
          </h1>
          ${parts.map(
            ({ heading, listed }, index) => html`
              <h2>${heading ?? t('event.coSponsors.heading')}</h2>
              <ul class="names">
                ${listed.map((one) => html`<li>${name(one)}</li>`)}
                ${
                  continues && listed.length > 0 && index === parts.length - 1
                    ? html`<li class="names__others">${t('event.coSponsors.andOthers')}</li>`
                    : ''
                }
              </ul>
              ${logoRow(listed)}
              ${listed.length === 0 ? html`<p>${t('event.coSponsors.none')}</p>` : ''}
            `,
          )}
          ${
            props.open
              ? html`<p>
                  <a href="${whole(newEndorsementAddress(event.slug))}" target="_blank"
                    >${t('event.coSponsors.ask')}</a
                  >
                </p>`
              : ''
          }
        </main>
      </body>
    </html>`;
}

function name({ name: listed, website, city }: EmbeddedName): Html {
  const shown =
    website === null
      ? nameText(listed)
      : html`<a href="${website}" target="_blank" rel="nofollow noopener noreferrer"
          >${nameText(listed)}</a
        >`;
  return city === null ? shown : html`${shown} <span class="names__city">${nameText(city)}</span>`;
}
