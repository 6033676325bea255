import { html } from '@prairielearn/html';
import type { ProposalState } from '../../../db/schema.ts';
import {
  campaignAddress,
  eventAddress,
  newProposalAddress,
  proposalAddress,
  signInAddress,
} from '../../addresses.ts';
import { actionButton, linkButton, submitButton } from '../../components/buttons.ts';
import { facts, lines, nameText } from '../../components/facts.ts';
import { errorSummary, hiddenField, textArea, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { poster } from '../../components/poster.ts';
import type { FormState } from '../../forms.ts';
import { page } from '../../layout.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import type { ProposedTo } from './newProposal.ts';
import {
  contactFields,
  hourFields,
  placeFields,
  textFields,
  type ProposalFieldsProps,
} from './proposalFields.ts';
import { withCommas } from '../../withCommas.ts';

/** What was proposed, in words. */
export interface ProposalInWords {
  title: string;
  description: string;
  /** City and country. */
  city: string;
  /** Day and hour on the clocks there. */
  when: string;
  venue: string;
  address: string;
  landmark: string;
  host: string;
  contactPublic: boolean;
}

export interface OwnProposalProps {
  token: string;
  campaign: ProposedTo;
  state: ProposalState;
  /** When it last changed (epoch milliseconds): that is what is confirmed. */
  seen: number;
  /** Whether it changed since it was seen, so that nothing was done. */
  changed: boolean;
  /** What was typed then into a form that is no longer there. */
  kept: readonly string[];
  proposal: ProposalInWords;
  /** What the organizers asked, and what was answered; '' where nothing was. */
  question: string;
  answer: string;
  /** What they said with their decision. */
  note: string;
  /** The event that came of it, or that it goes together with; null where there is none, or none any more. */
  event: { slug: string; title: string; language: TextLanguage; published: boolean } | null;
  /** The correction as it stands in the form; null where nothing can be corrected. */
  correction: ProposalFieldsProps | null;
  /** The answer as it stands in its form. */
  answerForm: FormState;
  /** Whether an action can be proposed now. */
  open: boolean;
  done: string | null;
}

/** The own page of whoever proposed an action: how it stands; confirm, correct, answer, withdraw. */
export function ownProposalPage(view: View, props: OwnProposalProps): Html {
  const { t } = view;
  const { token, campaign, state, proposal, correction } = props;
  const tone = state === 'declined' || state === 'withdrawn' ? 'ink' : 'red';
  const heading = t(`proposal.own.title.${state}`);
  const refused =
    Object.keys(props.answerForm.problems).length > 0
      ? props.answerForm
      : (correction?.form ?? props.answerForm);
  return page(view, {
    title: titleWithProblems(view, refused, `${heading}: ${campaign.title}`),
    robots: 'noindex',
    canonicalPath: proposalAddress(token),
    wide: true,
    tone,
    body: html`
      ${poster({
        tone,
        kicker: html`<span class="tag">${t('proposal.own.kicker')}</span> ${nameText(
            proposal.city,
          )}`,
        title: heading,
        lead: html`<p>${t(`proposal.own.text.${state}`)}</p>
          ${standing(view, props)}
          ${props.changed ? html`<p><strong>${t('console.proposals.changed')}</strong></p>` : ''}
          <p>
            <a href="${campaignAddress(campaign.slug)}" lang="${campaign.language}"
              >${nameText(campaign.title)}</a
            >
          </p>`,
        action: nextStep(view, props),
      })}
      <div class="event__body">
        <div class="event__text">
          ${doneNotice(props.done)} ${wordsKept(view, props)} ${words(view, props)}
          <section>
            <h2>${t('proposal.own.proposed')}</h2>
            ${proposalFacts(view, proposal)}
          </section>
        </div>
        ${correction === null ? '' : corrections(view, props, correction)}
      </div>
      ${
        state === 'withdrawn' || state === 'accepted'
          ? ''
          : html`<div class="event__more">
              ${linkButton(
                proposalAddress(token, 'withdrawal'),
                t('proposal.own.withdraw'),
                'danger',
              )}
            </div>`
      }
    `,
  });
}

/** What else is to be said of a decision. */
function standing({ t }: View, { state, event }: OwnProposalProps): Html | '' {
  if (state !== 'accepted') return '';
  if (event === null) return html`<p>${t('proposal.own.gone')}</p>`;
  return event.published ? '' : html`<p>${t('proposal.own.draft')}</p>`;
}

function nextStep({ t }: View, { token, state, seen, event, open, campaign }: OwnProposalProps) {
  switch (state) {
    case 'unconfirmed':
      return actionButton({
        action: proposalAddress(token, 'confirmation'),
        label: t('proposal.own.confirm'),
        hidden: { seen: String(seen) },
        tone: 'primary',
      });
    case 'accepted':
      return html`${linkButton(signInAddress, t('proposal.own.signIn'))}
      ${
        event?.published === true
          ? linkButton(eventAddress(event.slug), t('proposal.own.see'), 'quiet')
          : ''
      }`;
    case 'joined':
      return event?.published === true
        ? linkButton(eventAddress(event.slug), t('proposal.own.seeAction'))
        : '';
    case 'withdrawn':
      return open ? linkButton(newProposalAddress(campaign.slug), t('proposal.own.again')) : '';
    case 'waiting':
    case 'asked':
    case 'declined':
      return '';
  }
}

function wordsKept({ t }: View, { kept }: OwnProposalProps): Html | '' {
  return kept.length === 0
    ? ''
    : notice(
        { tone: 'info', title: t('console.proposals.meanwhile.kept') },
        html`${kept.map((text) => html`<p>${lines(text)}</p>`)}`,
      );
}

/** What the organizers wrote, and what was answered. */
function words(view: View, props: OwnProposalProps): Html {
  const { t } = view;
  const { token, state, question, answer, note, answerForm } = props;
  return html`
    ${
      note === ''
        ? ''
        : notice({ tone: 'info', title: t('proposal.own.note') }, html`<p>${lines(note)}</p>`)
    }
    ${
      question === ''
        ? ''
        : notice(
            { tone: state === 'asked' ? 'warn' : 'info', title: t('proposal.own.question') },
            html`<p>${lines(question)}</p>
              ${
                answer === ''
                  ? ''
                  : html`<p class="notice__title">${t('proposal.own.answered')}</p>
                      <p>${lines(answer)}</p>`
              }`,
          )
    }
    ${
      state === 'asked'
        ? html`<form
            class="form"
            method="post"
            action="${proposalAddress(token, 'answer')}"
            data-once
          >
            ${hiddenField('seen', String(props.seen))} ${errorSummary(view, answerForm)}
            ${textArea(view, answerForm, {
              name: 'answer',
              label: t('proposal.fields.answer'),
              rows: 4,
            })}
            ${submitButton(t('proposal.own.answer'))}
          </form>`
        : ''
    }
  `;
}

/** What was proposed, with its labels. */
export function proposalFacts({ t }: View, proposal: ProposalInWords): Html {
  const { venue, address, landmark, description } = proposal;
  const where = withCommas([venue, address]);
  return html`
    ${facts([
      { label: t('proposal.fields.title.label'), value: nameText(proposal.title) },
      { label: t('event.when'), value: proposal.when },
      { label: t('proposal.city.label'), value: nameText(proposal.city) },
      { label: t('proposal.fields.venue.label'), value: nameText(where) },
      landmark === ''
        ? null
        : { label: t('proposal.fields.landmark.label'), value: nameText(landmark) },
      { label: t('proposal.fields.host.label'), value: nameText(proposal.host) },
      {
        label: t('proposal.own.public'),
        value: t(proposal.contactPublic ? 'proposal.own.publicYes' : 'proposal.own.publicNo'),
      },
    ])}
    ${description === '' ? '' : html`<p>${lines(description)}</p>`}
  `;
}

function corrections(
  view: View,
  { token, seen }: OwnProposalProps,
  props: ProposalFieldsProps,
): Html {
  const { t } = view;
  return html`
    <section class="sign-up" aria-labelledby="correct-heading">
      <h2 id="correct-heading">${t('proposal.own.correct')}</h2>
      <form class="form" method="post" action="${proposalAddress(token, 'correction')}" data-once>
        ${hiddenField('seen', String(seen))} ${errorSummary(view, props.form)}
        ${placeFields(view, props)} ${hourFields(view, props)} ${textFields(view, props)}
        ${contactFields(view, props, '')} ${submitButton(t('proposal.own.save'))}
      </form>
    </section>
  `;
}

export interface ProposalWithdrawalProps {
  token: string;
  city: string;
  withdrawn: boolean;
}

/** Asks whether to withdraw; only the button changes anything. */
export function proposalWithdrawalPage(view: View, props: ProposalWithdrawalProps): Html {
  const { t } = view;
  const { token, city, withdrawn } = props;
  return page(view, {
    title: t('proposal.withdrawal.title'),
    robots: 'noindex',
    body: html`
      <div class="stack">
        <h1>${t('proposal.withdrawal.title')}</h1>
        <p class="lead"><strong>${nameText(city)}</strong></p>
        <p>${t(withdrawn ? 'proposal.withdrawal.done' : 'proposal.withdrawal.text')}</p>
        <div class="actions">
          ${
            withdrawn
              ? ''
              : actionButton({
                  action: proposalAddress(token, 'withdrawal'),
                  label: t('proposal.withdrawal.button'),
                  tone: 'danger',
                })
          }
          ${linkButton(
            proposalAddress(token),
            t(withdrawn ? 'proposal.withdrawal.seePage' : 'proposal.withdrawal.back'),
            'quiet',
          )}
        </div>
      </div>
    `,
  });
}
