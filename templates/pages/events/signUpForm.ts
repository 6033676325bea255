import { html } from '@prairielearn/html';
import { languageField } from '../../components/languageField.ts';
import {
  eventCalendarAddress,
  eventSignUpsAddress,
  homeAddress,
  privacyAddress,
} from '../../addresses.ts';
import { addressField } from '../../components/addressField.ts';
import { challenge } from '../../components/challenge.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { shortMoment } from '../../components/eventTimes.ts';
import { errorSummary, field, hiddenField } from '../../components/forms.ts';
import type { FormState } from '../../forms.ts';
import { typed } from '../../forms.ts';
import { keptHtml } from '../../keptHtml.ts';
import { inLanguageRead } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';
import type { EventPageProps, EventState, EventTold } from './eventPageProps.ts';
import { askedFields, companionFields } from './askedQuestions.ts';
import { mostCompanions } from './mostCompanions.ts';
import { questionFields, isAnswered } from './signUpQuestions.ts';

/** The place where one signs up, or reads why one cannot and what is still possible. */
export function signUpSection(
  view: View,
  props: EventTold & SignUpFormProps,
  state: Exclude<EventState, { kind: 'cancelled' }>,
): Html {
  const { t } = view;
  return html`
    <section class="sign-up" id="sign-up" aria-labelledby="sign-up-heading">
      <h2 id="sign-up-heading">${t(`event.state.${state.kind}.heading`)}</h2>
      ${state.kind === 'open' ? '' : html`<p>${t(`event.state.${state.kind}.text`)}</p>`}
      ${
        !takesPeople(state)
          ? whatRemains(view, props)
          : props.draftFor === null
            ? signUpForm(view, props)
            : html`<fieldset disabled>
                <legend class="form-note">${t('event.draft.signUp')}</legend>
                ${signUpForm(view, props)}
              </fieldset>`
      }
    </section>
  `;
}

/**
 * The way to the form from everywhere on the page, with when it is. It stays at the foot of the window,
 * and is gone where the form is.
 */
export function signUpBar(view: View, { times, state }: EventTold): Html {
  const { t } = view;
  return html`<div class="sign-up-bar" data-unless="#sign-up">
    <p class="sign-up-bar__when">${shortMoment(view, times)}</p>
    ${
      state.kind === 'open'
        ? linkButton('#sign-up', t('event.signUp'))
        : linkButton('#sign-up', t('event.joinWaitingList'))
    }
  </div>`;
}

/** Whether one can still sign up, if only for the waiting list. */
export function takesPeople({ kind }: EventState): boolean {
  return kind === 'open' || kind === 'waiting-list';
}

/** What the form itself needs of an event. */
export type SignUpFormProps = Pick<EventPageProps, 'asked' | 'signUpForm'> &
  Pick<EventTold, 'slug' | 'state' | 'language' | 'confirmAddress' | 'retentionDate'>;

/** The form by which one signs up; it also stands on the page after it, to correct what was typed. */
export function signUpForm(view: View, props: SignUpFormProps): Html {
  const { t } = view;
  const { slug, state, asked, signUpForm: form, confirmAddress, retentionDate } = props;
  const fresh = [view.language, confirmAddress, ...view.languages].join(' ');
  const part = (name: string, make: () => Html) =>
    isFresh(view, form) ? freshFields(view.site, `${name} ${fresh}`, make) : make();
  return html`
    <form class="form" method="post" action="${eventSignUpsAddress(slug)}" data-once>
      ${errorSummary(view, form)} ${part('who', () => whoFields(view, form, confirmAddress))}
      ${askedFields(view, form, asked)} ${part('more', () => foldedFields(view, form))}
      ${companionFields(view, form, asked)}
      ${hiddenField('zone', typed(form, 'zone') || (view.viewerZone ?? ''))}
      ${textsField(view, props)} ${shownAtField(form)} ${challenge(view)}
      ${submitButton(t(state.kind === 'open' ? 'event.signUp' : 'event.joinWaitingList'))}
      <p class="form-note">
        ${t('signup.retention', { date: retentionDate })}
        <a href="${privacyAddress}">${t('layout.privacy')}</a>
      </p>
    </form>
  `;
}

/** Nearly all forms are sent to be filled in: their fields are the same at all events of a site. */
const freshFields = keptHtml();

/** Whether a form is as it is shown at first. */
function isFresh({ language }: View, { values, problems, askedAddress }: FormState): boolean {
  return (
    askedAddress === undefined &&
    Object.keys(problems).length === 0 &&
    Object.entries(values).every(([name, value]) => name === 'language' && value === language)
  );
}

/** The fields that everybody fills in. */
export function whoFields(view: View, form: FormState, confirmAddress: boolean): Html {
  const { t } = view;
  return html`
    ${field(view, form, {
      name: 'name',
      label: t('signup.name.label'),
      hint: t('signup.name.hint'),
      autocomplete: 'name',
    })}
    ${addressField(view, form, {
      label: t('signup.email.label'),
      hint: t(confirmAddress ? 'signup.email.hintConfirm' : 'signup.email.hint'),
    })}
  `;
}

function foldedFields(view: View, form: FormState): Html {
  return html`<details class="more-fields" ${hasMore(view, form) ? html`open` : ''}>
    <summary>${view.t('signup.more')}</summary>
    <div class="form">${moreFields(view, form)}</div>
  </details>`;
}

/** Where the link was shown, on a form that comes back: it stands at another address than the page. */
function shownAtField(form: FormState): Html | '' {
  const name = typed(form, 'from');
  return name === '' ? '' : hiddenField('from', name);
}

/** Who reads the event in a language that the site does not speak gets its texts so in emails, too. */
function textsField(view: View, { language, signUpForm: form }: SignUpFormProps): Html | '' {
  const here = language !== view.language && view.reads.includes(language) ? language : '';
  const texts = typed(form, 'texts') || here;
  return texts === '' ? '' : hiddenField('texts', texts);
}

/** The fields that few need; also the part of a sign-up that can be changed later. */
export function moreFields(view: View, form: FormState): Html {
  const { t } = view;
  return html`
    ${field(view, form, {
      name: 'companions',
      label: t('signup.companions.label'),
      hint: t('signup.companions.hint'),
      type: 'number',
      min: 0,
      max: mostCompanions,
      size: 'short',
      optional: true,
    })}
    ${questionFields(view, form)} ${languageField(view, form, { label: t('signup.language') })}
  `;
}

/** Whether something stands in the folded part that the person must see. */
function hasMore(view: View, form: FormState): boolean {
  return (
    ['companions', 'language'].some((name) => name in form.problems) ||
    !['', '0'].includes(typed(form, 'companions')) ||
    isAnswered(form) ||
    !['', view.language].includes(typed(form, 'language'))
  );
}

function whatRemains(view: View, props: EventTold): Html {
  const { t } = view;
  const { slug, state } = props;
  return html`
    <div class="actions">
      ${
        state.kind === 'past'
          ? ''
          : linkButton(
              inLanguageRead(eventCalendarAddress(slug), props),
              t('event.calendarFile'),
              'quiet',
            )
      }
      ${linkButton(homeAddress, t('layout.allEvents'), 'quiet')}
    </div>
  `;
}
