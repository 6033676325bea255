import { html } from '@prairielearn/html';
import type { LogosOfOrganization } from '../../../db/endorsementLogos.ts';
import type { Listing } from '../../../db/schema.ts';
import type { Standing } from '../../../server/endorsements/states.ts';
import {
  endorsedAddress,
  endorsementAddress,
  endorsementConfirmationAddress,
  endorsementCorrectionAddress,
  endorsementWithdrawalAddress,
  newEndorsementAddress,
} from '../../addresses.ts';
import { lines, nameText } from '../../components/facts.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { listingFacts, listingFields } from '../../components/listing.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { poster } from '../../components/poster.ts';
import type { FormState } from '../../forms.ts';
import { page } from '../../layout.ts';
import type { Html, View } from '../../view.ts';
import { endorsedTitle, type EndorsedGist } from './endorsedGist.ts';
import { ownLogo } from './ownLogo.ts';

export interface OwnEndorsementProps {
  token: string;
  of: EndorsedGist;
  standing: Standing;
  /** How it stands on the list, or shall. */
  listing: Listing;
  /** The correction that waits for an organizer. */
  proposed: Listing | null;
  /** What the organizers said with their decision; '' where nothing. */
  decisionNote: string;
  /** The correction as it stands in the form. */
  form: FormState;
  logos: LogosOfOrganization;
  /** The form that sends a logo, as it came back or fresh. */
  logoForm: FormState;
  /** The largest file of a logo, in millions of bytes. */
  largestLogo: number;
  /** Whether organizations can ask to co-sponsor it now. */
  open: boolean;
  /** Where there are pictures and texts with its name; null while there is none. */
  pack: string | null;
  /** What was done a moment ago, as a sentence. */
  done: string | null;
}

/** An organization's own page: how the request stands; confirm, correct, withdraw. */
export function ownEndorsementPage(view: View, props: OwnEndorsementProps): Html {
  const { t } = view;
  const { token, standing, listing, of } = props;
  const listed = isListed(standing);
  const tone = standing === 'declined' || standing === 'withdrawn' ? 'ink' : 'red';
  const heading = t(`endorsement.own.title.${standing}`);
  const refused = Object.keys(props.logoForm.problems).length > 0 ? props.logoForm : props.form;
  return page(view, {
    title: titleWithProblems(view, refused, `${heading}: ${listing.listedAs}`),
    robots: 'noindex',
    canonicalPath: endorsementAddress(token),
    wide: true,
    tone,
    body: html`
      ${poster({
        tone,
        kicker: html`<span class="tag">${t('endorsement.own.kicker')}</span> ${nameText(
            listing.listedAs,
          )}`,
        title: heading,
        lead: html`<p>${t(`endorsement.own.text.${standing}`)}</p>
          <p>
            <a href="${endorsedAddress(of.at)}">${endorsedTitle(of)}</a>
          </p>`,
        action: nextStep(view, props),
      })}
      <div class="event__body">
        <div class="event__text">
          ${doneNotice(props.done)}
          ${
            props.decisionNote === ''
              ? ''
              : notice(
                  { tone: 'info', title: t('endorsement.own.note') },
                  html`<p>${lines(props.decisionNote)}</p>`,
                )
          }
          <section>
            <h2>${t(`endorsement.own.${headingOfListing(standing)}`)}</h2>
            ${listingFacts(view, listing)}
          </section>
          ${
            listed || standing === 'waiting'
              ? ownLogo(view, {
                  token,
                  name: listing.listedAs,
                  listed,
                  logos: props.logos,
                  form: props.logoForm,
                  largest: props.largestLogo,
                })
              : ''
          }
          ${
            !listed || props.pack === null
              ? ''
              : html`<section>
                  <h2>${t('endorsement.pack.title')}</h2>
                  <p>${t('endorsement.pack.lead')}</p>
                  <div class="actions">${linkButton(props.pack, t('endorsement.pack.open'))}</div>
                </section>`
          }
          ${
            props.proposed === null
              ? ''
              : html`<section>
                  <h2>${t('endorsement.own.proposed')}</h2>
                  ${listingFacts(view, props.proposed)}
                </section>`
          }
        </div>
        ${listed || standing === 'waiting' ? correction(view, props) : ''}
      </div>
      ${
        standing === 'withdrawn'
          ? ''
          : html`<div class="event__more">
              ${linkButton(
                endorsementWithdrawalAddress(token),
                t(listed ? 'endorsement.own.withdraw' : 'endorsement.own.withdrawRequest'),
                'danger',
              )}
            </div>`
      }
    `,
  });
}

function isListed(standing: Standing): boolean {
  return standing === 'approved' || standing === 'correcting';
}

function headingOfListing(standing: Standing) {
  if (isListed(standing)) return 'listing';
  return standing === 'declined' || standing === 'withdrawn' ? 'asked' : 'listingAsked';
}

function nextStep({ t }: View, { token, standing, of, open }: OwnEndorsementProps): Html | '' {
  switch (standing) {
    case 'unconfirmed':
      return actionButton({
        action: endorsementConfirmationAddress(token),
        label: t('endorsement.own.confirm'),
        tone: 'primary',
      });
    case 'approved':
    case 'correcting':
      return linkButton(endorsedAddress(of.at, 'co-sponsors'), t('endorsement.own.see'));
    case 'withdrawn':
      return open ? linkButton(newEndorsementAddress(of.at), t('endorsement.own.askAgain')) : '';
    case 'waiting':
    case 'declined':
      return '';
  }
}

function correction(view: View, { token, standing, form }: OwnEndorsementProps): Html {
  const { t } = view;
  return html`
    <section class="sign-up" aria-labelledby="correct-heading">
      <h2 id="correct-heading">${t('endorsement.own.correct')}</h2>
      <form class="form" method="post" action="${endorsementCorrectionAddress(token)}" data-once>
        ${errorSummary(view, form)}
        ${field(view, form, {
          name: 'listedAs',
          label: t('endorsement.fields.listedAs.label'),
          hint: t('endorsement.fields.listedAs.ownHint'),
          autocomplete: 'off',
        })}
        ${listingFields(view, form)} ${submitButton(t('endorsement.own.save'))}
        ${
          standing === 'waiting'
            ? ''
            : html`<p class="form-note">${t('endorsement.own.correctHint')}</p>`
        }
      </form>
    </section>
  `;
}

export type WithdrawalProps = Pick<OwnEndorsementProps, 'token' | 'of' | 'standing' | 'listing'>;

/** Asks whether to withdraw; only the button changes anything. */
export function withdrawalPage(view: View, props: WithdrawalProps): Html {
  const { t } = view;
  const { token, standing, listing, of } = props;
  const done = standing === 'withdrawn';
  const asked = done || isListed(standing) ? 'withdrawal' : 'requestWithdrawal';
  return page(view, {
    title: t(`endorsement.${asked}.title`),
    robots: 'noindex',
    body: html`
      <div class="stack">
        <h1>${t(`endorsement.${asked}.title`)}</h1>
        <p class="lead"><strong>${nameText(listing.listedAs)}</strong>, ${endorsedTitle(of)}</p>
        <p>${t(done ? 'endorsement.withdrawal.done' : `endorsement.${asked}.text`)}</p>
        <div class="actions">
          ${
            done
              ? ''
              : actionButton({
                  action: endorsementWithdrawalAddress(token),
                  label: t('endorsement.withdrawal.button'),
                  tone: 'danger',
                })
          }
          ${linkButton(
            endorsementAddress(token),
            t(done ? 'endorsement.withdrawal.seePage' : `endorsement.${asked}.back`),
            'quiet',
          )}
        </div>
      </div>
    `,
  });
}
