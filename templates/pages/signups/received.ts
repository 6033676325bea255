import { html } from '@prairielearn/html';
import type { CalendarLinks } from '../../../server/calendar/links.ts';
import type { Question } from '../../../server/questions/question.ts';
import { eventAddress, eventCalendarAddress } from '../../addresses.ts';
import { addToCalendar } from '../../components/addToCalendar.ts';
import { facts, nameText } from '../../components/facts.ts';
import { mailboxNotice } from '../../components/notices.ts';
import { poster } from '../../components/poster.ts';
import { shareButton } from '../../components/share.ts';
import type { FormState } from '../../forms.ts';
import { page } from '../../layout.ts';
import { inLanguageRead } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';
import type { EventState } from '../events/eventPageProps.ts';
import type { EventGist } from '../events/eventGist.ts';
import { posterFacts } from '../events/eventGist.ts';
import { signUpForm, takesPeople } from '../events/signUpForm.ts';

export interface ReceivedProps extends EventGist {
  /** The address of this very page: where the zone form and the languages lead back to. */
  path: string;
  state: EventState;
  /** Whether the sign-up counts only once the address is confirmed. */
  confirms: boolean;
  /** Whether the event has a capacity. */
  limited: boolean;
  /** What was typed; null once it is shown no more. */
  typed: { name: string; email: string; companions: number; form: FormState } | null;
  asked: readonly Question[];
  calendarLinks: CalendarLinks;
  /** The public calendar of the event, as programs subscribe to it. */
  subscriptionUrl: string;
  /** Whether the event has addresses confirmed now, for whoever signs up again. */
  confirmAddress: boolean;
  retentionDate: string;
}

/**
 * The page right after the sign-up form: what was typed, and that what counts is in the mail. It is
 * the same for an address that is signed up already and for one that is not.
 */
export function receivedPage(view: View, props: ReceivedProps): Html {
  const { t } = view;
  const { state, typed } = props;
  const takesPlace = state.kind !== 'cancelled' && state.kind !== 'past';
  const heading = headingOf(view, props);
  const tone = takesPlace ? 'red' : 'ink';
  return page(view, {
    title: `${heading}: ${props.title}`,
    robots: 'noindex',
    canonicalPath: props.path,
    wide: true,
    tone,
    body: html`
      ${poster({
        tone,
        ...(typed === null ? {} : { kicker: nameText(typed.name) }),
        title: heading,
        lead: html`<p>
            <a href="${eventAddress(props.slug)}" lang="${props.language}"
              >${nameText(props.title)}</a
            >
          </p>
          <p>${t(`signup.received.${leadOf(props)}`)}</p>
          ${
            typed === null || !takesPlace
              ? ''
              : html`<p>${t('signup.received.to')} <bdi dir="ltr">${typed.email}</bdi></p>`
          }`,
        facts: posterFacts(view, props, 'nothing'),
      })}
      <div class="event__body">
        <div class="event__text">
          ${takesPlace ? inTheMail(view, props) : ''} ${takesPlace ? takingAlong(view, props) : ''}
        </div>
        ${typed === null ? '' : whatWasTyped(view, props, typed)}
      </div>
    `,
  });
}

/** Taking the date along, and passing it on. */
function takingAlong(view: View, props: ReceivedProps): Html {
  return html`<div class="actions actions--start">
    ${addToCalendar(view, {
      file: inLanguageRead(eventCalendarAddress(props.slug), props),
      subscription: props.subscriptionUrl,
      links: props.calendarLinks,
      note: view.t('signup.received.calendarNote'),
    })}
    ${shareButton(view, props.slug)}
  </div>`;
}

function headingOf({ t }: View, { state, confirms }: ReceivedProps): string {
  if (state.kind === 'cancelled') return t('signup.own.eventCancelled');
  if (state.kind === 'past') return t('event.state.past.heading');
  return t(confirms ? 'signup.received.confirm' : 'signup.received.counts');
}

function leadOf({ state, kind, confirms, limited }: ReceivedProps) {
  if (state.kind === 'cancelled' || state.kind === 'past') return 'nothingToDo';
  if (confirms) return limited ? 'confirmText' : 'confirmTextUnlimited';
  return kind === 'in-person' ? 'countsText' : 'countsTextToJoin';
}

/** Where to look, and what to do if nothing is there. */
function inTheMail(view: View, { confirms, state }: ReceivedProps): Html {
  const { t } = view;
  return html`
    <section>
      <h2>${t('signup.received.nothing')}</h2>
      ${mailboxNotice(view)}
      <p>${t('signup.received.nothingText')}</p>
      ${takesPeople(state) ? html`<p>${t('signup.received.againText')}</p>` : ''}
      <p>${t(confirms ? 'signup.received.beforeConfirm' : 'signup.received.before')}</p>
    </section>
  `;
}

function whatWasTyped(
  view: View,
  props: ReceivedProps,
  typed: NonNullable<ReceivedProps['typed']>,
): Html {
  const { t } = view;
  return html`
    <section class="sign-up" aria-labelledby="typed-heading">
      <h2 id="typed-heading">${t('signup.received.typed')}</h2>
      ${facts([
        { label: t('signup.name.label'), value: nameText(typed.name) },
        { label: t('signup.email.label'), value: html`<bdi dir="ltr">${typed.email}</bdi>` },
        typed.companions === 0
          ? null
          : { label: t('signup.companions.label'), value: String(typed.companions) },
      ])}
      ${
        takesPeople(props.state)
          ? html`<details class="more-fields">
              <summary>${t('signup.received.correct')}</summary>
              ${signUpForm(view, { ...props, signUpForm: typed.form })}
            </details>`
          : ''
      }
    </section>
  `;
}
