import { html } from '@prairielearn/html';
import { facts as factList, lines, nameText } from '../../components/facts.ts';
import { languageOfText } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';
import type { CampaignPageProps } from './campaignPageProps.ts';

/** What a campaign is about and what it demands, and beside it who calls it and what helps to come. */
export function aboutCampaign(view: View, props: CampaignPageProps): Html | '' {
  const text = whatAndWhy(view, props);
  const beside = practical(view, props);
  if (text === '' && beside === '') return '';
  return html`
    <div class="event__body">
      <div class="event__text">${text}</div>
      ${beside}
    </div>
  `;
}

function whatAndWhy({ t }: View, props: CampaignPageProps): Html | '' {
  const { facts, demands } = props;
  if (facts.length === 0 && demands.length === 0) return '';
  return html`
    ${
      facts.length === 0
        ? ''
        : html`<div class="prose lead" lang="${languageOfText(props, 'facts')}" dir="auto">
            ${facts.map((paragraph) => html`<p class="lines">${paragraph}</p>`)}
          </div>`
    }
    ${
      demands.length === 0
        ? ''
        : html`<section aria-labelledby="demands">
            <h2 id="demands">${t('campaign.demands')}</h2>
            <ul class="demands" lang="${languageOfText(props, 'demands')}">
              ${demands.map((demand) => html`<li dir="auto">${demand}</li>`)}
            </ul>
          </section>`
    }
  `;
}

function practical({ t }: View, props: CampaignPageProps): Html | '' {
  const { callers, bring, hashtags, contact } = props;
  const told = [
    callers.length === 0
      ? null
      : {
          label: t('event.host'),
          value: html`<ul>
            ${callers.map((name) => html`<li>${nameText(name)}</li>`)}
          </ul>`,
        },
    bring === ''
      ? null
      : {
          label: t('event.bring'),
          value: html`<span lang="${languageOfText(props, 'bring')}">${lines(bring)}</span>`,
        },
    hashtags.length === 0
      ? null
      : {
          label: t('campaign.hashtags'),
          value: html`<span class="hashtags" lang="${languageOfText(props, 'hashtags')}"
            >${hashtags.map((one) => html`<bdi>${one}</bdi> `)}</span
          >`,
        },
    contact === ''
      ? null
      : {
          label: t('campaign.contact'),
          value: html`<a href="mailto:${contact}">${nameText(contact)}</a>`,
        },
  ];
  if (told.every((one) => one === null)) return '';
  return html`<aside class="event__practical" aria-label="${t('campaign.practical')}">
    ${factList(told)}
  </aside>`;
}
