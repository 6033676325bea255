import { html } from '@prairielearn/html';
import { endorsedAddress, inLanguage, newEndorsementAddress } from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { framedPage } from '../../components/framedPage.ts';
import { logoRow, type ShownLogo } from '../../components/organizationLogo.ts';
import type { Html, View } from '../../view.ts';
import type { EndorsedGist } from './endorsedGist.ts';

interface EmbeddedName {
  name: string;
  website: string | null;
  city: string | null;
  logo: ShownLogo | null;
}

export interface EmbeddedCoSponsorsProps {
  of: EndorsedGist;
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
  const { of, parts, continues } = props;
  return framedPage(view, {
    title: of.title,
    canonicalPath: endorsedAddress(of.at),
    body: html`
      <main class="co-sponsors framed">
        <h1>
          <a href="${inLanguage(endorsedAddress(of.at), language)}" lang="${of.language}"
            >${nameText(of.title)}</a
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
                <a href="${inLanguage(newEndorsementAddress(of.at), language)}"
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
