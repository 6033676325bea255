import type { TextLanguage } from '../textLanguages.ts';
import { languagesBelow, type OfTranslation } from './languagesBelow.ts';
import { withQuery } from './anyAddress.ts';

/* Events: their public page and calendars, and what organizers do with them. */

const part = encodeURIComponent;

/** The page of an event; `section` is the id of a part of it. */
export function eventAddress(slug: string, section?: 'sign-up' | 'co-sponsors'): string {
  return `/events/${part(slug)}${section === undefined ? '' : `#${section}`}`;
}

/** The page of a draft, by its secret link. */
export function draftAddress(token: string): string {
  return `/drafts/${part(token)}`;
}

/** Asks in which time zone the viewer reads times, and leads back to the event. */
export function eventZoneAddress(slug: string): string {
  return `${eventAddress(slug)}/zone`;
}

/** The page of an event by a link that says where it was shown. */
export function eventAddressShownAt(slug: string, from: string): string {
  return withQuery(eventAddress(slug), { from });
}

/** The ways of passing an event on. */
export function eventShareAddress(slug: string): string {
  return `${eventAddress(slug)}/share`;
}

/** The address of an event as a code for cameras. */
export function eventQrAddress(slug: string): string {
  return `${eventAddress(slug)}/qr.svg`;
}

/** The calendar entry of an event, to be taken over once. */
export function eventCalendarAddress(slug: string): string {
  return `${eventAddress(slug)}/event.ics`;
}

/** The calendar of one event, to subscribe to: it follows changes. */
export function eventFeedAddress(slug: string): string {
  return `${eventAddress(slug)}/calendar.ics`;
}

/** The files in which an event is shared: pictures, and a poster for paper. */
export type PictureFile = `${'share' | 'square' | 'story'}.${'png' | 'jpg'}` | 'poster.pdf';

/**
 * A picture of an event in a language.
 *
 * @param version changes with what it shows, so that it may be kept for ever; '' is always the latest
 */
export function eventPictureAddress(
  slug: string,
  file: PictureFile,
  language: TextLanguage,
  version = '',
): string {
  return withQuery(`${eventAddress(slug)}/${file}`, { lang: language, v: version });
}

/** The poster of an event for a size of paper. */
export function eventPosterAddress(
  slug: string,
  language: TextLanguage,
  paper: 'a4' | 'letter',
): string {
  return withQuery(eventPictureAddress(slug, 'poster.pdf', language), { paper });
}

export const consoleEventsAddress = '/console/events';
/** A page of the events of one status on the console. */
export function consoleEventListAddress(status: string, page: number): string {
  return withQuery(consoleEventsAddress, { status, page: page === 1 ? '' : page });
}
export const consoleNewEventAddress = '/console/events/new';
/** GET asks for an announcement, POST opens the form of a new event with its schedule filled in. */
export const consoleNewEventAnnouncementAddress = '/console/events/new/announcement';

/** Where the drafts that an announcement calls are saved. */
export const consoleAnnouncementDraftsAddress = `${consoleNewEventAnnouncementAddress}/drafts`;

/** An event on the organizers' console; a POST to its `edit` page saves it. */
export function consoleEventAddress(
  slug: string,
  action?:
    | 'edit'
    | 'publication'
    | 'unpublication'
    | 'cancellation'
    | 'deletion'
    | 'duplication'
    /** The page of a draft as it is saved, for a frame beside its form. */
    | 'page',
): string {
  return `${consoleEventsAddress}/${part(slug)}${action === undefined ? '' : `/${action}`}`;
}

/**
 * A form of an event that is not saved yet: GET goes on with it, POST keeps what was typed; `page` is the
 * page that would come of it.
 */
export function consoleFormAddress(form: string, action?: 'page' | 'deletion'): string {
  return `/console/forms/${part(form)}${action === undefined ? '' : `/${action}`}`;
}

/**
 * POST: keeps what was typed into a form.
 *
 * @param event the event that is edited; null for one that there is not yet
 * @param version in which the form was kept last; 0 where it never was
 */
export function keepingAddress(form: string, event: string | null, version: number): string {
  return withQuery(consoleFormAddress(form), {
    event: event ?? '',
    version: version === 0 ? '' : version,
  });
}

/** POST: makes the secret link of a draft, or closes it for good. */
export function consoleDraftLinkAddress(slug: string, action?: 'revocation'): string {
  return `${consoleEventAddress(slug)}/draft-link${action === undefined ? '' : `/${action}`}`;
}

/** The pictures of an event and of its speakers: GET shows them, POST takes one (a form with a file). */
export function consoleEventPictureAddress(slug: string, action?: 'removal'): string {
  return `${consoleEventAddress(slug)}/picture${action === undefined ? '' : `/${action}`}`;
}

/** A picture by which an event is shared, for organizers: also that of a draft. */
export function consoleSharedPictureAddress(
  slug: string,
  file: PictureFile,
  language: TextLanguage,
  version: string,
): string {
  const path = `${consoleEventPictureAddress(slug)}/${file}`;
  return withQuery(path, { lang: language, v: version });
}

/** A file of a picture that organizers gave; its content never changes. */
export function storedPictureAddress(hash: string, width: number, ending: 'webp' | 'jpg'): string {
  return `/pictures/${part(hash)}/${width}.${ending}`;
}

/** The same of a draft, for whoever has its secret link. */
export function draftPictureAddress(
  token: string,
  hash: string,
  width: number,
  ending: 'webp' | 'jpg',
): string {
  return `${draftAddress(token)}${storedPictureAddress(hash, width, ending)}`;
}

/** A picture by which an event will be shared, or its poster, by the secret link of its draft. */
export function draftSharedPictureAddress(
  token: string,
  file: 'share' | 'square' | 'story' | 'poster.pdf',
  language: TextLanguage,
  paper: 'a4' | 'letter' | '' = '',
): string {
  return withQuery(`${draftAddress(token)}/${file}`, { lang: language, paper });
}

/** POST: expects many sign-ups from one network for some hours; `end` ends that before its time. */
export function consoleCrowdAddress(slug: string, action?: 'end'): string {
  return `${consoleEventAddress(slug)}/crowd${action === undefined ? '' : `/${action}`}`;
}

/** The mails about an event as their readers get them; `part` is the HTML part in a frame of its own. */
export function consoleEventMailsAddress(slug: string, part?: 'html'): string {
  return `${consoleEventAddress(slug)}/mails${part === undefined ? '' : `/${part}`}`;
}

/** Which languages the events to come have. */
export const consoleLanguagesAddress = '/console/languages';

/** The languages of an event, or its texts in one of them: a POST saves these. */
export function consoleEventLanguagesAddress(
  slug: string,
  language?: TextLanguage,
  action?: OfTranslation,
): string {
  return languagesBelow(consoleEventAddress(slug), language, action);
}

/** Where the link to an event is shown; a POST names a place more. */
export function consoleEventSourcesAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/sources`;
}

/** POST: calls one of these places by other words, or removes it. */
export function consoleEventSourceAddress(
  slug: string,
  source: string,
  action: 'name' | 'removal',
): string {
  return `${consoleEventSourcesAddress(slug)}/${part(source)}/${action}`;
}

/** Who did what and when with one event. */
export function consoleEventAuditAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/audit`;
}

/** The announcement line of an event; a POST checks a text against the event. */
export function consoleAnnouncementAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/announcement`;
}

/** POST: mails the collected edits of an event without waiting any longer. */
export function consoleChangesSendingAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/changes/sending`;
}

/** An event in numbers. */
export function consoleNumbersAddress(slug: string): string {
  return `${consoleEventAddress(slug)}/numbers`;
}

/**
 * The same as a file.
 *
 * @param other the event that it is compared with; null for none
 */
export function consoleNumbersFileAddress(slug: string, other: string | null): string {
  return withQuery(`${consoleNumbersAddress(slug)}.csv`, { with: other ?? '' });
}
