import { html } from '@prairielearn/html';
import {
  campaignAddress,
  campaignShareAddress,
  consoleCampaignAddress,
  consoleCampaignStateAddress,
} from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { picture } from '../../components/picture.ts';
import { poster } from '../../components/poster.ts';
import { shareButtonTo } from '../../components/share.ts';
import { freshForm } from '../../forms.ts';
import { page } from '../../layout.ts';
import { languageOfText } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';
import { aboutCampaign } from './aboutCampaign.ts';
import { campaignActions } from './campaignActions.ts';
import { campaignMetadata, previewText } from './campaignData.ts';
import { coSponsors } from '../events/coSponsors.ts';
import type { CampaignPageProps } from './campaignPageProps.ts';
import { lookedForCities, proposeButton } from './proposing.ts';
import { followForm } from '../followers/following.ts';

const heroPlace = { sizes: '(min-width: 60rem) 29rem, 100vw', lazy: false };

/** More who call it stand below alone. */
const mostInKicker = 3;

/** A campaign: its day and what it is about, its actions, and what can be done for it. */
export function campaignPage(view: View, props: CampaignPageProps): Html {
  const { t } = view;
  const { slug, title, state, over } = props;
  const tone = over ? 'ink' : 'red';
  return page(view, {
    title: props.days === null ? title : `${title}, ${props.days.long}`,
    description: previewText(view, props),
    canonicalPath: campaignAddress(slug),
    ...(state === 'draft'
      ? { robots: 'noindex' as const, strip: draftStrip(view, slug) }
      : { alternates: 'page' as const, head: campaignMetadata(view, props) }),
    texts: props.texts,
    wide: true,
    tone,
    color: props.color,
    body: html`
      <article>
        ${poster({
          tone,
          kicker: html`
            ${stamp(view, props)} <span class="tag">${t('campaign.kicker')}</span>
            ${
              props.callers.length === 0 || props.callers.length > mostInKicker
                ? ''
                : html`<span
                    >${t('campaign.calledBy')} <bdi>${props.callers.join(' · ')}</bdi></span
                  >`
            }
          `,
          title,
          titleLanguage: languageOfText(props, 'title'),
          facts: dayAndCount(view, props),
          beside:
            props.picture === null
              ? ''
              : html`<div class="campaign-picture">${picture(props.picture, heroPlace)}</div>`,
          action: html`${proposeButton(view, props)}
          ${state === 'draft' ? '' : shareButtonTo(view, campaignShareAddress(slug))}`,
        })}
        ${aboutCampaign(view, props)} ${campaignActions(view, props)}
        ${lookedForCities(view, props)} ${followSection(view, props)}
        ${coSponsors(view, props.coSponsors)}
      </article>
    `,
  });
}

function stamp({ t }: View, { state, over }: CampaignPageProps): Html | '' {
  if (state === 'archived') return html`<span class="stamp">${t('campaign.archived')}</span>`;
  return over ? html`<span class="stamp">${t('event.past.stamp')}</span>` : '';
}

/** What is read from the other side of the street. */
function dayAndCount({ t }: View, props: CampaignPageProps): Html | undefined {
  const { days, counted } = props;
  const organizations = props.coSponsors.coSponsors.length;
  if (days === null && counted === null && organizations === 0) return undefined;
  return html`
    <div class="campaign-day">
      ${days === null ? '' : html`<p class="campaign-day__date">${days.short}</p>`}
      ${
        counted === null
          ? ''
          : html`<p class="campaign-day__count"><a href="#actions">${counted}</a></p>`
      }
      ${
        organizations === 0
          ? ''
          : html`<p class="campaign-day__count campaign-day__count--small">
              <a href="#co-sponsors">${t('campaign.coSponsors', { count: organizations })}</a>
            </p>`
      }
    </div>
  `;
}

function followSection(view: View, { slug, state, takesFollowers }: CampaignPageProps): Html | '' {
  if (!takesFollowers || state === 'draft') return '';
  const { t } = view;
  return html`<div class="home" id="updates">
    <section class="panel" aria-labelledby="updates-heading">
      <h2 id="updates-heading">${t('updates.title')}</h2>
      <p>${t('updates.lead')}</p>
      ${followForm(view, slug, freshForm())}
    </section>
  </div>`;
}

function draftStrip({ t }: View, slug: string): Html {
  return html`<aside class="draft-strip" aria-label="${t('event.draft.label')}">
    <p>${t('campaign.draft')}</p>
    <div class="actions">
      ${actionButton({
        action: consoleCampaignStateAddress(slug, 'opening'),
        label: t('console.campaigns.decisions.opening'),
        tone: 'primary',
      })}
      ${linkButton(consoleCampaignAddress(slug), t('event.draft.edit'), 'quiet')}
    </div>
  </aside>`;
}
