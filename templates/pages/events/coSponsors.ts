import { html } from '@prairielearn/html';
import { campaignAddress, newEndorsementAddress, type EndorsedAddress } from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { linkButton } from '../../components/buttons.ts';
import { asText } from '../../keptHtml.ts';
import { logoRow, type ShownLogo } from '../../components/organizationLogo.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';

export interface CoSponsorsProps {
  /** What is co-sponsored. */
  at: EndorsedAddress;
  /** In the order in which they stand on the page. */
  coSponsors: readonly CoSponsor[];
  /** The same below headings of their own; empty where there are none. */
  coSponsorParts: readonly CoSponsorPart[];
  /** The day of the list, in words; null where there is no list. */
  coSponsorsAsOf: string | null;
  /** The list ends with "and others". */
  coSponsorsContinue: boolean;
  /** Organizations can ask to stand on it. */
  coSponsorshipOpen: boolean;
  /** Who co-sponsors the whole campaign of an event, beside its own; null where nobody does. */
  ofCampaign: CoSponsorsOfCampaign | null;
}

/** Those of a whole campaign, as each of its events names them. */
export interface CoSponsorsOfCampaign {
  slug: string;
  title: string;
  /** Of the title. */
  language: TextLanguage;
  /** Without those that co-sponsor the event itself: nobody is named twice. */
  listed: readonly CoSponsor[];
  /** The list ends with "and others". */
  continues: boolean;
}

export interface CoSponsor {
  /** The name as the organization wants it. */
  listed: string;
  website: string | null;
  city: string | null;
  /** What the organization says of it. */
  statement?: string | null;
  logo: ShownLogo | null;
}

/** Co-sponsors below a heading of their own: “Called by”, or whatever organizers call them. */
export interface CoSponsorPart {
  kind: 'called' | 'supported' | 'free' | 'rest';
  heading: string;
  listed: readonly CoSponsor[];
}

/** Who co-sponsors, set like the foot of a poster, and the way to join them. */
export function coSponsors(view: View, props: CoSponsorsProps): Html | '' {
  const { t } = view;
  const { coSponsors: list, coSponsorParts: parts, coSponsorsAsOf: asOf } = props;
  const { ofCampaign } = props;
  if (list.length === 0 && !props.coSponsorshipOpen && ofCampaign === null) return '';
  return html`
    <section class="co-sponsors" id="co-sponsors" aria-labelledby="co-sponsors-heading">
      <h2 id="co-sponsors-heading">
        ${t(parts.length === 0 ? 'event.coSponsors.heading' : 'event.coSponsors.parts')}
      </h2>
      ${
        list.length === 0
          ? html`${props.coSponsorshipOpen ? html`<p>${t('event.coSponsors.none')}</p>` : ''}`
          : html`
              ${
                parts.length === 0
                  ? namesOf(view, list, props.coSponsorsContinue)
                  : parts.map(
                      (part, index) =>
                        html`<h3>${part.heading}</h3>
                          ${namesOf(
                            view,
                            part.listed,
                            props.coSponsorsContinue && index === parts.length - 1,
                          )}`,
                    )
              }
              ${statements(list)}
            `
      }
      <div class="co-sponsors__foot">
        ${
          list.length === 0 || asOf === null
            ? ''
            : html`<p>${t('event.coSponsors.asOf', { date: asOf })}</p>`
        }
        ${
          props.coSponsorshipOpen
            ? linkButton(newEndorsementAddress(props.at), t('event.coSponsors.ask'), 'quiet')
            : ''
        }
      </div>
      ${ofCampaign === null ? '' : ofWholeCampaign(view, ofCampaign)}
    </section>
  `;
}

function ofWholeCampaign(view: View, { slug, title, language, ...names }: CoSponsorsOfCampaign) {
  return html`
    <h3>
      ${view.t('event.coSponsors.ofCampaign')}
      <a href="${campaignAddress(slug)}#co-sponsors" lang="${language}">${nameText(title)}</a>
    </h3>
    ${namesOf(view, names.listed, names.continues)}
  `;
}

function namesOf({ t }: View, list: readonly CoSponsor[], others: boolean): Html {
  const { names, logos } = linesOf(list);
  return html`<ul class="names">
      ${names}
      ${others ? html`<li class="names__others">${t('event.coSponsors.andOthers')}</li>` : ''}
    </ul>
    ${logos}`;
}

interface Lines {
  names: Html;
  logos: Html;
}

const knownLines = new WeakMap<readonly CoSponsor[], Lines>();

/** The lines of a list, made once for each list: they say the same whoever looks. */
function linesOf(list: readonly CoSponsor[]): Lines {
  const known = knownLines.get(list);
  if (known !== undefined) return known;
  const made = {
    names: asText(html`${list.map((one) => html`<li>${coSponsor(one)}</li>`)}`),
    logos: asText(html`${logoRow(list)}`),
  };
  knownLines.set(list, made);
  return made;
}

function coSponsor({ listed, website, city }: CoSponsor): Html {
  const name =
    website === null
      ? nameText(listed)
      : html`<a href="${website}" rel="nofollow noopener noreferrer">${nameText(listed)}</a>`;
  return city === null ? name : html`${name} <span class="names__city">${nameText(city)}</span>`;
}

function statements(list: readonly CoSponsor[]): Html | '' {
  const speaking = list.flatMap(({ listed, statement }) =>
    statement ? [{ listed, statement }] : [],
  );
  if (speaking.length === 0) return '';
  return html`
    <div class="statements">
      ${speaking.map(
        ({ listed, statement }) => html`
          <figure>
            <blockquote dir="auto"><p class="lines">${statement}</p></blockquote>
            <figcaption>${nameText(listed)}</figcaption>
          </figure>
        `,
      )}
    </div>
  `;
}
