import { freshForm, type FormState, type FormValues } from '../../templates/forms.ts';
import { ownSignupPage, type OwnSignupProps } from '../../templates/pages/signups/ownSignup.ts';
import { cancellationPage, confirmationPage } from '../../templates/pages/signups/questions.ts';
import type { Html } from '../../templates/view.ts';
import { eventEntry } from '../calendar/eventEntry.ts';
import { calendarLinks } from '../calendar/links.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventFor } from '../fields/eventFor.ts';
import { passagesOf } from '../fields/passages.ts';
import { askedAt } from '../questions/askedAt.ts';
import { doorQr } from '../pictures/qrCode.ts';
import { isOver } from '../time/lifetime.ts';
import { eraseAt } from '../time/retentionDay.ts';
import { dayText } from '../time/times.ts';
import { doneText } from '../web/done.ts';
import type { Visit } from '../web/routes.ts';
import { answersInMail } from './answersInMail.ts';
import { codeToShow } from './doorCode.ts';
import { answerValues } from './formAnswers.ts';
import { otherDates } from './ownDates.ts';
import { subscriptionUrl } from './ownPageUrl.ts';
import { standingOf, type OwnSignup } from './ownSignup.ts';
import { detailNames } from './signupForm.ts';
import { siteOf } from '../siteSettings.ts';

/** The page behind an attendee's link, with the change form as it was typed or as it stands. */
export async function renderOwnPage(
  visit: Visit,
  own: OwnSignup,
  typed?: FormState,
): Promise<Html> {
  const { view, services } = visit;
  const { signup } = own;
  const { config, db } = services;
  const event = eventFor(db, own.event, view.reads);
  const asked = askedAt(db, own.event, view);
  const code = codeToShow(config, own.event, signup);
  return ownSignupPage(view, {
    ...gistOf(event, view),
    token: tokenOf(visit),
    name: signup.name,
    email: signup.email,
    standing: standingOf(own, db),
    otherDates: otherDates(services, view, own),
    eventState: eventStateOf(own, view.now),
    cancellationNote: event.cancellationNote,
    joinUrl: event.joinUrl,
    joinNote: event.joinNote,
    door: code === null ? null : { code, picture: await doorQr(code) },
    passages: passagesOf(event, 'own-page'),
    // The event's public entry, because these links are read by other companies.
    calendarLinks: calendarLinks(eventEntry(event, config)),
    subscriptionUrl: subscriptionUrl(services, signup),
    asked,
    missed: answersInMail(db, own.event, signup).answers.missed,
    form: typed ?? formOf(own, answerValues(db, asked, signup)),
    done: doneText(visit, ['saved', 'unchanged', 'address', 'addressChanged'], (name) =>
      view.t(`signup.own.done.${name}`),
    ),
    retentionDate: dayText(
      eraseAt(event, siteOf(services).retentionDays),
      event.zone,
      view.language,
    ),
  });
}

/** The page with the button that confirms the address. */
export function renderConfirmationPage(visit: Visit, { event, signup }: OwnSignup): Html {
  const { name, companions } = signup;
  const { view, services } = visit;
  const gist = gistOf(eventFor(services.db, event, view.reads), view);
  return confirmationPage(visit.view, { ...gist, token: tokenOf(visit), name, companions });
}

/** The page that asks whether to cancel. */
export function renderCancellationPage(visit: Visit, own: OwnSignup): Html {
  const { view, services } = visit;
  return cancellationPage(view, {
    ...gistOf(eventFor(services.db, own.event, view.reads), view),
    token: tokenOf(visit),
    standing: standingOf(own, services.db),
    limited: own.event.capacity !== null,
  });
}

function formOf({ signup }: OwnSignup, answers: FormValues): FormState {
  const details = detailNames.map((name) => [name, String(signup[name])] as const);
  return freshForm({ ...Object.fromEntries(details), ...answers });
}

function eventStateOf({ event }: OwnSignup, now: number): OwnSignupProps['eventState'] {
  if (event.state === 'cancelled') return 'cancelled';
  return isOver(event, now) ? 'over' : 'takes-place';
}

function tokenOf({ params }: Visit): string {
  return params['token'] ?? '';
}
