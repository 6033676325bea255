import { html } from '@prairielearn/html';
import type { EndorsementOpening } from '../../../server/events/endorsementOpening.ts';
import {
  endorsedAddress,
  eventEndorsementsAddress,
  newEndorsementAddress,
  privacyAddress,
} from '../../addresses.ts';
import { addressField } from '../../components/addressField.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { challenge } from '../../components/challenge.ts';
import { nameText } from '../../components/facts.ts';
import { checkbox, errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { languageField } from '../../components/languageField.ts';
import { listingFields } from '../../components/listing.ts';
import { mailboxNotice, notice } from '../../components/notices.ts';
import { poster } from '../../components/poster.ts';
import type { FormState } from '../../forms.ts';
import { page } from '../../layout.ts';
import type { Html, View } from '../../view.ts';
import { endorsedTitle, type EndorsedGist } from './endorsedGist.ts';

export interface NewEndorsementProps {
  of: EndorsedGist;
  /** Whether organizations can ask to co-sponsor it, and why not. */
  opening: EndorsementOpening;
  form: FormState;
  /** The day on which the contact's data is deleted, in words. */
  retentionDate: string;
}

/** The form by which an organization asks to co-sponsor. */
export function newEndorsementPage(view: View, props: NewEndorsementProps): Html {
  const { t } = view;
  const { of, opening, form } = props;
  const open = opening === 'open';
  const title = t(open ? 'endorsement.new.title' : 'endorsement.new.closedTitle');
  return page(view, {
    title: titleWithProblems(view, form, `${title}: ${of.title}`),
    canonicalPath: newEndorsementAddress(of.at),
    alternates: 'page',
    wide: true,
    tone: open ? 'red' : 'ink',
    body: html`
      ${poster({
        tone: open ? 'red' : 'ink',
        kicker: html`<span class="tag">${t('endorsement.new.kicker')}</span> ${endorsedTitle(of)}`,
        title,
        lead: opening === 'open' ? t('endorsement.new.steps') : closedText(view, of, opening),
        action: open ? '' : linkButton(endorsedAddress(of.at), of.title),
      })}
      ${open ? html`<div class="column">${requestForm(view, props)}</div>` : ''}
    `,
  });
}

/** Why nobody can ask. */
function closedText(
  { t }: View,
  { kind }: EndorsedGist,
  opening: Exclude<EndorsementOpening, 'open'>,
): string {
  return kind === 'campaign' && (opening === 'closed' || opening === 'over')
    ? t(`endorsement.new.campaignClosedText.${opening}`)
    : t(`endorsement.new.closedText.${opening}`);
}

function requestForm(view: View, { of, form, retentionDate }: NewEndorsementProps): Html {
  const { t } = view;
  return html`
    <form class="form" method="post" action="${eventEndorsementsAddress(of.at)}" data-once>
      ${errorSummary(view, form)}
      <h2>${t('endorsement.legend.organization')}</h2>
      ${field(view, form, {
        name: 'organization',
        label: t('endorsement.fields.organization.label'),
        hint: t('endorsement.fields.organization.hint'),
        autocomplete: 'organization',
      })}
      ${field(view, form, {
        name: 'listedAs',
        label: t('endorsement.fields.listedAs.label'),
        hint: t('endorsement.fields.listedAs.hint'),
        autocomplete: 'off',
        optional: true,
      })}
      ${listingFields(view, form)}
      <h2>${t('endorsement.legend.contact')}</h2>
      ${field(view, form, {
        name: 'contactName',
        label: t('endorsement.fields.contactName.label'),
        hint: t('endorsement.fields.contactName.hint'),
        autocomplete: 'name',
      })}
      ${addressField(view, form, {
        label: t('endorsement.fields.email.label'),
        hint: t('endorsement.fields.email.hint'),
      })}
      ${languageField(view, form, { label: t('endorsement.fields.language') })}
      ${checkbox(view, form, {
        name: 'authorized',
        label: t('endorsement.fields.authorized'),
      })}
      ${challenge(view)} ${submitButton(t('endorsement.submit'))}
      <p class="form-note">
        ${t('endorsement.retention', { date: retentionDate })}
        <a href="${privacyAddress}">${t('layout.privacy')}</a>
      </p>
    </form>
  `;
}

/** After the form: the same page whether or not the address or the organization is known. */
export function endorsementReceivedPage(view: View, of: EndorsedGist): Html {
  const { t } = view;
  return page(view, {
    title: t('endorsement.received.title'),
    robots: 'noindex',
    wide: true,
    tone: 'red',
    body: html`
      ${poster({
        tone: 'red',
        kicker: endorsedTitle(of),
        title: t('endorsement.received.title'),
        lead: t('endorsement.received.text'),
      })}
      <div class="column stack">
        ${mailboxNotice(view)} ${notice({ tone: 'info' }, t('endorsement.received.again'))}
        <div class="actions">
          <a class="button button--quiet" href="${endorsedAddress(of.at)}" lang="${of.language}"
            >${nameText(of.title)}</a
          >
        </div>
      </div>
    `,
  });
}
