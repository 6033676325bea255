import { html } from '@prairielearn/html';
import { eventAddress, inLanguage, newEndorsementAddress } from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { framedPage } from '../../components/framedPage.ts';
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
  const { t, language } = view;
  const { event, parts, continues } = props;
  return framedPage(view, {
    title: event.title,
    canonicalPath: eventAddress(event.slug),
    body: html`
      <main class="co-sponsors framed">
        <h1>
          <a href="${inLanguage(eventAddress(event.slug), language)}" lang="${event.language}"
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
                <a href="${inLanguage(newEndorsementAddress(event.slug), language)}"
                  >${t('event.coSponsors.ask')}</a
                >
              </p>`
            : ''
        }
      </main>
    `,
  });
}

function name({ name: listed, website, city }: EmbeddedName): Html {
  const shown =
    website === null
      ? nameText(listed)
      : html`<a href="${website}" rel="nofollow noopener noreferrer">${nameText(listed)}</a>`;
  return city === null ? shown : html`${shown} <span class="names__city">${nameText(city)}</span>`;
}
