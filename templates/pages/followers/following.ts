import { html } from '@prairielearn/html';
import type { FollowerState } from '../../../db/schema.ts';
import {
  campaignAddress,
  campaignUpdatesAddress,
  followingAddress,
  privacyAddress,
} from '../../addresses.ts';
import { addressField } from '../../components/addressField.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { challenge } from '../../components/challenge.ts';
import { nameText } from '../../components/facts.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { mailboxNotice } from '../../components/notices.ts';
import { poster } from '../../components/poster.ts';
import type { FormState } from '../../forms.ts';
import { page } from '../../layout.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';

/** The campaign that pages about its updates name. */
export interface FollowedCampaign {
  slug: string;
  title: string;
  language: TextLanguage;
}

/** The form that signs somebody up for updates of a campaign. */
export function followForm(view: View, slug: string, form: FormState): Html {
  const { t } = view;
  return html`
    <form class="form" method="post" action="${campaignUpdatesAddress(slug)}" data-once>
      ${errorSummary(view, form)}
      ${addressField(view, form, {
        label: t('updates.email.label'),
        hint: t('updates.email.hint'),
      })}
      ${field(view, form, {
        name: 'name',
        label: t('updates.name'),
        autocomplete: 'name',
        optional: true,
      })}
      ${challenge(view)} ${submitButton(t('updates.submit'))}
      <p class="form-note">
        ${t('updates.note')} <a href="${privacyAddress}">${t('layout.privacy')}</a>
      </p>
    </form>
  `;
}

/** The form on a page of its own: where it came back, and for those who were led here. */
export function followPage(
  view: View,
  campaign: FollowedCampaign,
  form: FormState,
  open: boolean,
): Html {
  const { t } = view;
  const { slug, title } = campaign;
  const heading = t(open ? 'updates.title' : 'updates.closedTitle');
  return page(view, {
    title: titleWithProblems(view, form, `${heading}: ${title}`),
    canonicalPath: campaignUpdatesAddress(slug),
    robots: 'noindex',
    wide: true,
    tone: open ? 'red' : 'ink',
    body: html`
      ${poster({
        tone: open ? 'red' : 'ink',
        kicker: nameOf(campaign),
        title: heading,
        lead: t(open ? 'updates.lead' : 'updates.closedText'),
        action: open ? '' : linkButton(campaignAddress(slug), t('campaign.back')),
      })}
      ${open ? html`<div class="column">${followForm(view, slug, form)}</div>` : ''}
    `,
  });
}

/** After the form: the same page whether the address is known or not. */
export function followReceivedPage(view: View, campaign: FollowedCampaign): Html {
  const { t } = view;
  return page(view, {
    title: t('updates.received.title'),
    robots: 'noindex',
    wide: true,
    tone: 'red',
    body: html`
      ${poster({
        tone: 'red',
        kicker: nameOf(campaign),
        title: t('updates.received.title'),
        lead: t('updates.received.text'),
      })}
      <div class="column stack">
        ${mailboxNotice(view)}
        <div class="actions">${backTo(view, campaign)}</div>
      </div>
    `,
  });
}

/** What somebody gets who follows a campaign, and the buttons that begin and end it. */
export function ownFollowingPage(
  view: View,
  campaign: FollowedCampaign,
  { token, state, keptUntil }: { token: string; state: FollowerState; keptUntil: string },
): Html {
  const { t } = view;
  const title = t(`updates.own.${state}.title`);
  return page(view, {
    title,
    robots: 'noindex',
    wide: true,
    tone: state === 'unconfirmed' ? 'red' : 'ink',
    body: html`
      ${poster({
        tone: state === 'unconfirmed' ? 'red' : 'ink',
        kicker: nameOf(campaign),
        title,
        lead: t(`updates.own.${state}.text`),
        action:
          state === 'unconfirmed'
            ? actionButton({
                action: followingAddress(token, 'confirmation'),
                label: t('updates.own.confirm'),
                tone: 'primary',
              })
            : '',
      })}
      <div class="column stack">
        ${state === 'left' ? '' : html`<p>${t('updates.own.kept', { date: keptUntil })}</p>`}
        <div class="actions">
          ${
            state === 'left'
              ? ''
              : actionButton({
                  action: followingAddress(token, 'removal'),
                  label: t('updates.own.leave'),
                })
          }
          ${backTo(view, campaign)}
        </div>
      </div>
    `,
  });
}

function nameOf({ title, language }: FollowedCampaign): Html {
  return html`<span lang="${language}">${nameText(title)}</span>`;
}

function backTo({ t }: View, { slug }: FollowedCampaign): Html {
  return linkButton(campaignAddress(slug), t('campaign.back'), 'quiet');
}
