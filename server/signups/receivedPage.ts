import { eventFeedAddress, signUpAddress, subscriptionAddress } from '../../templates/addresses.ts';
import { freshForm } from '../../templates/forms.ts';
import { receivedPage, type ReceivedProps } from '../../templates/pages/signups/received.ts';
import { inLanguageRead } from '../../templates/textsAsRead.ts';
import type { Html } from '../../templates/view.ts';
import { eventEntry } from '../calendar/eventEntry.ts';
import { calendarLinks } from '../calendar/links.ts';
import { confirmsAddresses } from '../events/addressConfirmation.ts';
import { gistOf } from '../events/eventGist.ts';
import { eventStateOf } from '../events/eventState.ts';
import { eventFor } from '../fields/eventFor.ts';
import { askedAt } from '../questions/askedAt.ts';
import { eraseAt } from '../time/retentionDay.ts';
import { dayText } from '../time/times.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Visit } from '../web/routes.ts';
import { showsTyped, type Receipt } from './receipt.ts';
import { siteOf } from '../siteSettings.ts';

/** The page right after the form. It reads the event and no sign-up. */
export function renderReceivedPage({ services, view, params }: Visit, receipt: Receipt): Html {
  const { config, db } = services;
  const stored = db.events.byId(receipt.eventId);
  if (!stored || stored.state === 'draft') throw notFound();
  const event = eventFor(db, stored, view.reads);
  return receivedPage(view, {
    ...gistOf(event, view),
    path: signUpAddress(params['token'] ?? ''),
    state: eventStateOf(services, event, view.now),
    confirms: receipt.confirms,
    limited: event.capacity !== null,
    typed: showsTyped(receipt, view.now) ? typedIn(receipt) : null,
    asked: askedAt(db, stored, view),
    calendarLinks: calendarLinks(eventEntry(event, config)),
    subscriptionUrl: subscriptionAddress(
      `${config.baseUrl}${inLanguageRead(eventFeedAddress(event.slug), event)}`,
    ),
    confirmAddress: confirmsAddresses(event),
    retentionDate: dayText(
      eraseAt(event, siteOf(services).retentionDays),
      event.zone,
      view.language,
    ),
  });
}

function typedIn({ name, email, companions, language }: Receipt): ReceivedProps['typed'] {
  const form = freshForm({ name, email, companions: String(companions), language });
  return { name, email, companions, form };
}
