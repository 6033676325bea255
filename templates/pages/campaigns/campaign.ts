import { html } from '@prairielearn/html';
import {
  campaignAddress,
  campaignCalendarAddress,
  consoleCampaignAddress,
  consoleCampaignStateAddress,
} from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { eventCards } from '../../components/eventCards.ts';
import { eventLinks, type ListedEvent } from '../../components/eventList.ts';
import { poster } from '../../components/poster.ts';
import { page, type PageParts } from '../../layout.ts';
import { languageOfText, type TextsAsRead } from '../../textsAsRead.ts';
import type { CampaignState } from '../../../db/schema.ts';
import type { Html, View } from '../../view.ts';

export interface CampaignPageProps extends TextsAsRead {
  slug: string;
  title: string;
  /** In which languages there is something to read, and in which it is read. */
  texts: NonNullable<PageParts['texts']>;
  /** Paragraphs. */
  facts: readonly string[];
  /** Its day in words; null where it has none of its own. */
  day: string | null;
  coming: readonly ListedEvent[];
  past: readonly ListedEvent[];
  state: CampaignState;
}

/** What a campaign is about, and its events. */
export function campaignPage(view: View, props: CampaignPageProps): Html {
  const { t } = view;
  const { slug, title, facts, day, coming, past } = props;
  return page(view, {
    title,
    description: facts[0] ?? t('campaign.description', { title }),
    canonicalPath: campaignAddress(slug),
    ...(props.state === 'draft'
      ? { robots: 'noindex' as const, strip: draftStrip(view, slug) }
      : { alternates: true }),
    texts: props.texts,
    wide: true,
    tone: 'red',
    body: html`
      ${poster({
        tone: 'red',
        kicker: html`
          ${
            props.state === 'archived'
              ? html`<span class="stamp">${t('campaign.archived')}</span>`
              : ''
          }
          <span>${t('campaign.kicker')}</span>
        `,
        title,
        titleLanguage: languageOfText(props, 'title'),
        ...(day === null ? {} : { lead: day }),
      })}
      <div class="home">
        ${
          facts.length === 0
            ? ''
            : html`<div class="prose lead" lang="${languageOfText(props, 'facts')}" dir="auto">
                ${facts.map((paragraph) => html`<p class="lines">${paragraph}</p>`)}
              </div>`
        }
        <section aria-labelledby="coming">
          <h2 id="coming">${t('campaign.coming')}</h2>
          ${
            coming.length === 0
              ? html`<p class="empty">${t('campaign.nothingComing')}</p>`
              : eventCards(view, coming)
          }
          ${linkButton(campaignCalendarAddress(slug), t('campaign.calendar'), 'quiet')}
        </section>
        ${
          past.length === 0
            ? ''
            : html`<section aria-labelledby="past">
                <h2 id="past">${t('campaign.past')}</h2>
                ${eventLinks(view, past)}
              </section>`
        }
      </div>
    `,
  });
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
