import { html } from '@prairielearn/html';
import type { CalendarLinks } from '../../../server/calendar/links.ts';
import type { Passage } from '../../../server/fields/passages.ts';
import type { Question } from '../../../server/questions/question.ts';
import {
  eventAddress,
  homeAddress,
  privacyAddress,
  signUpAddress,
  signUpAddressChangeAddress,
  signUpCalendarAddress,
  signUpCancellationAddress,
} from '../../addresses.ts';
import { lines, nameText } from '../../components/facts.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { addToCalendar } from '../../components/addToCalendar.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { passages } from '../../components/passages.ts';
import { poster } from '../../components/poster.ts';
import { shareButton } from '../../components/share.ts';
import type { FormState } from '../../forms.ts';
import { page } from '../../layout.ts';
import { languageOfText } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';
import { askedFields, companionFields } from '../events/askedQuestions.ts';
import type { EventGist } from '../events/eventGist.ts';
import { posterFacts } from '../events/eventGist.ts';
import { moreFields } from '../events/signUpForm.ts';
import { ownDates, type OwnDate } from './ownDates.ts';

/** How the sign-up stands; `by` says who cancelled it. */
export type OwnStanding =
  | { kind: 'unconfirmed' }
  | { kind: 'confirmed' }
  | { kind: 'waiting'; place: number }
  | { kind: 'cancelled'; by: 'attendee' | 'organizer' };

export interface OwnSignupProps extends EventGist {
  token: string;
  /** The name as the attendee gave it. */
  name: string;
  /** The address that mails go to. */
  email: string;
  standing: OwnStanding;
  /** Where it is one of a series: the others for which they are signed up. */
  otherDates: readonly OwnDate[];
  /** What became of the event itself meanwhile. */
  eventState: 'takes-place' | 'over' | 'cancelled';
  cancellationNote: string;
  /** Opens with "You're in" behind it: where the panel meets. '' until the organizers enter it. */
  joinUrl: string;
  joinNote: string;
  /** What they show at the door; null where nobody meets, or they have no spot. */
  door: { code: string; picture: string } | null;
  passages: readonly Passage[];
  calendarLinks: CalendarLinks;
  /** The personal calendar, as programs subscribe to it. */
  subscriptionUrl: string;
  asked: readonly Question[];
  /** Options that were full when the sign-up came to count. */
  missed: readonly string[];
  form: FormState;
  /** What was done a moment ago, as a sentence. */
  done: string | null;
  retentionDate: string;
}

/** An attendee's own page: how they stand, the calendar, the joining link, change and cancel. */
export function ownSignupPage(view: View, props: OwnSignupProps): Html {
  const { t } = view;
  const { standing, eventState } = props;
  const active = standing.kind !== 'cancelled' && eventState === 'takes-place';
  const heading = headingOf(view, props);
  return page(view, {
    title: titleWithProblems(view, props.form, `${heading}: ${props.title}`),
    robots: 'noindex',
    canonicalPath: signUpAddress(props.token),
    wide: true,
    tone: standing.kind === 'confirmed' && eventState === 'takes-place' ? 'red' : 'ink',
    body: html`
      ${poster({
        tone: standing.kind === 'confirmed' && eventState === 'takes-place' ? 'red' : 'ink',
        kicker: html`${nameText(props.name)}`,
        title: heading,
        lead: html`<p>
            <a href="${eventAddress(props.slug)}" lang="${props.language}"
              >${nameText(props.title)}</a
            >
          </p>
          <p>${t(`signup.own.${leadOf(props)}`)}</p>`,
        facts: posterFacts(view, props, 'nothing'),
      })}
      <div class="event__body">
        <div class="event__text">
          ${doneNotice(props.done)}
          ${props.missed.map((option) =>
            notice({ tone: 'warn' }, t('signup.questions.missed', { option })),
          )}
          ${
            eventState === 'cancelled' && props.cancellationNote !== ''
              ? notice(
                  { tone: 'bad' },
                  html`<p lang="${languageOfText(props, 'cancellationNote')}">
                    ${lines(props.cancellationNote)}
                  </p>`,
                )
              : ''
          }
          ${active && standing.kind === 'confirmed' ? joining(view, props) : ''}
          ${active && standing.kind !== 'unconfirmed' ? takingAlong(view, props) : ''}
          ${ownDates(view, props.otherDates)}
        </div>
        ${active ? changes(view, props) : whatNow(view, props)}
      </div>
    `,
  });
}

/** Taking the date along, and passing it on. */
function takingAlong(view: View, props: OwnSignupProps): Html {
  return html`<div class="actions actions--start">
    ${addToCalendar(view, {
      file: signUpCalendarAddress(props.token),
      subscription: props.subscriptionUrl,
      links: props.calendarLinks,
      note: view.t('signup.own.calendarNote'),
    })}
    ${shareButton(view, props.slug)}
  </div>`;
}

function headingOf({ t }: View, { standing, eventState }: OwnSignupProps): string {
  if (eventState === 'cancelled') return t('signup.own.eventCancelled');
  switch (standing.kind) {
    case 'unconfirmed':
      return t('signup.own.notConfirmed');
    case 'confirmed':
      return t('signup.own.confirmed');
    case 'waiting':
      return t('signup.own.waiting', { place: standing.place });
    case 'cancelled':
      return t(standing.by === 'organizer' ? 'signup.own.removed' : 'signup.own.cancelled');
  }
}

function leadOf({ standing, eventState }: OwnSignupProps) {
  if (eventState === 'cancelled') return 'eventCancelledText';
  if (standing.kind === 'cancelled' && standing.by === 'organizer') return 'removedText';
  if (eventState === 'over') return standing.kind === 'confirmed' ? 'overText' : 'overForOthers';
  return standing.kind === 'unconfirmed' ? 'notConfirmedText' : (`${standing.kind}Text` as const);
}

function joining(view: View, props: OwnSignupProps): Html {
  const { kind, joinUrl, joinNote, door, passages: told } = props;
  const { t } = view;
  const online =
    kind === 'in-person'
      ? ''
      : html` <section>
          <h2>${t('signup.own.joining')}</h2>
          ${
            joinUrl === ''
              ? html`<p>${t('signup.own.joiningLater')}</p>`
              : html`<p>
                    <a class="button button--primary" href="${joinUrl}" rel="noopener noreferrer"
                      >${t('signup.own.join')}</a
                    >
                  </p>
                  <p>${t('signup.own.joiningSecret')}</p>`
          }
          ${
            joinNote === ''
              ? ''
              : html`<p lang="${languageOfText(props, 'joinNote')}">${lines(joinNote)}</p>`
          }
        </section>`;
  return html` ${online} ${door === null ? '' : atTheDoor(view, door)} ${passages(view, told)} `;
}

/** The letters are read aloud where a camera finds no code. */
function atTheDoor({ t }: View, { code, picture }: NonNullable<OwnSignupProps['door']>): Html {
  return html`<section aria-labelledby="door-heading">
    <h2 id="door-heading">${t('signup.own.door.title')}</h2>
    <figure class="door-code">
      <img src="${picture}" alt="" width="180" height="180" />
      <figcaption>
        <strong class="door-code__letters"><bdi dir="ltr">${code}</bdi></strong>
        <span>${t('signup.own.door.text')}</span>
      </figcaption>
    </figure>
  </section>`;
}

function changes(
  view: View,
  { token, email, standing, asked, form, retentionDate }: OwnSignupProps,
): Html {
  const { t } = view;
  return html`
    <section class="sign-up" aria-labelledby="change-heading">
      <h2 id="change-heading">${t('signup.own.change')}</h2>
      <form class="form" method="post" action="${signUpAddress(token)}" data-once>
        ${errorSummary(view, form)}
        ${field(view, form, {
          name: 'name',
          label: t('signup.name.label'),
          hint: t('signup.name.hint'),
          autocomplete: 'name',
        })}
        ${askedFields(view, form, asked)} ${moreFields(view, form)}
        ${companionFields(view, form, asked)} ${submitButton(t('signup.own.save'))}
        <p>${t('signup.own.address')} <bdi dir="ltr">${email}</bdi></p>
        ${
          standing.kind === 'unconfirmed'
            ? ''
            : html`<p>
                <a href="${signUpAddressChangeAddress(token)}">${t('signup.address.link')}</a>
              </p>`
        }
        <p class="form-note">
          ${t('signup.retention', { date: retentionDate })}
          <a href="${privacyAddress}">${t('layout.privacy')}</a>
        </p>
      </form>
      ${linkButton(signUpCancellationAddress(token), t('signup.own.cancel'), 'quiet')}
    </section>
  `;
}

function whatNow({ t }: View, { slug, standing, eventState }: OwnSignupProps): Html {
  const byThemselves = standing.kind === 'cancelled' && standing.by === 'attendee';
  return html`<div class="actions">
    ${
      eventState === 'takes-place' && byThemselves
        ? linkButton(eventAddress(slug, 'sign-up'), t('signup.own.again'))
        : ''
    }
    ${linkButton(homeAddress, t('layout.allEvents'), 'quiet')}
  </div>`;
}
