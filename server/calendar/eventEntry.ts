import type { Event, MailedSignup } from '../../db/schema.ts';
import { eventAddress } from '../../templates/addresses.ts';
import { firstLanguage, type Language } from '../../templates/languages.ts';
import { spokenBeside } from '../../templates/textLanguages.ts';
import { translator } from '../../templates/translate.ts';
import type { Config } from '../config.ts';
import type { EventAsRead } from '../fields/eventIn.ts';
import { passagesOf } from '../fields/passages.ts';
import { placeLines } from '../fields/placeLines.ts';
import { programmeInLines, shownProgramme } from '../fields/shownProgramme.ts';
import { memoize } from '../memoize.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { eventTimes, hoursNeedMarks } from '../time/times.ts';
import { calendarChanges } from './changes.ts';
import { InvalidCalendarEntry, type CalendarEntry, type EntryTime } from './entry.ts';
import { withCommas } from '../../templates/withCommas.ts';

type Site = Pick<Config, 'baseUrl' | 'mailFrom' | 'rsvpAddress'> & Partial<Pick<Config, 'locales'>>;

/** What a calendar shows of a sign-up. */
export type SignupInCalendar = Pick<
  MailedSignup,
  'uid' | 'email' | 'sequence' | 'language' | 'state' | 'createdAt' | 'updatedAt'
>;

/**
 * An event as every public calendar shows it: in the feeds and in the file of its page. The joining
 * link stays out; the entry leads to the page instead. Our own words in it are in the language of its
 * texts or, where none are spoken here, in that of the site.
 */
export function eventEntry(event: EventAsRead, site: Site): CalendarEntry {
  return entryIn(spokenBeside(event.language, site.locales?.[0] ?? firstLanguage), event, site);
}

/**
 * The UID of an event in public calendars. The instant keeps two databases on one host, one after the other,
 * from sharing one.
 */
export function entryUid(
  { id, createdAt }: Pick<Event, 'id' | 'createdAt'>,
  { baseUrl }: Pick<Site, 'baseUrl'>,
): string {
  return `event-${id}-${createdAt.toString(36)}@${hostOf(baseUrl)}`;
}

function entryIn(language: Language, event: EventAsRead, site: Site): CalendarEntry {
  const url = `${site.baseUrl}${eventAddress(event.slug)}`;
  return {
    uid: entryUid(event, site),
    sequence: event.sequence,
    stamp: stampOf(event),
    created: event.createdAt,
    ...timeOf(event),
    title: event.title,
    description: [description(event, language), url].filter(Boolean).join('\n\n'),
    location: place(event, language),
    url,
    organizer: { name: event.host, address: site.rsvpAddress ?? site.mailFrom.address },
    attendee: null,
    status: event.state === 'cancelled' ? 'cancelled' : 'confirmed',
  };
}

/** When it is; on whole days while the hour is to be announced. */
function timeOf(event: Event): EntryTime {
  const schedule = scheduleOf(event);
  return schedule.precision === 'day'
    ? { days: { first: schedule.start.date, last: schedule.end.date } }
    : { start: event.startsAt, end: event.endsAt };
}

/**
 * When an entry became what it is. Texts in another language move it, and SEQUENCE does not rise with them:
 * nothing that people have to act on has changed, and of two entries with one SEQUENCE the later stamp
 * counts (RFC 5546, section 2.1.5). It moves in every language, so that it never goes back where somebody
 * reads another one from now on, or one was taken away.
 */
function stampOf({ scheduledAt, textsChangedAt }: Event): number {
  return Math.max(scheduledAt, textsChangedAt ?? 0);
}

/**
 * Whether calendars would show an event otherwise after a change. What is written decides, and no list
 * of fields: a speaker more stands in the description, a space more nowhere.
 */
export function entryChanged(before: Event, after: Event, site: Site): boolean {
  try {
    return calendarChanges(eventEntry(before, site), eventEntry(after, site)).length > 0;
  } catch (error) {
    // A row that no calendar could show is being mended, or broken.
    if (error instanceof InvalidCalendarEntry) return true;
    throw error;
  }
}

/**
 * An event in the calendar of one attendee, under the UID of their sign-up: the same entry in mails,
 * on their page and in a personal feed. It names them only where a mailbox takes the answers of
 * calendar programs, and then by their address: nobody has confirmed it yet, and so it gets no
 * words that somebody typed.
 *
 * The link to their own page stays out. Entries are shared with a family or a firm, forwarded, and
 * kept by third parties, and by that link anybody joins, changes and cancels.
 */
export function signupEntry(
  event: EventAsRead,
  signup: SignupInCalendar,
  site: Site,
): CalendarEntry {
  const { language } = signup;
  const cancelled = event.state === 'cancelled' || signup.state === 'cancelled';
  const shown = entryIn(language, event, site);
  const howTo = translator(language)(
    event.kind === 'in-person' ? 'mail.calendar.ownLink' : 'mail.calendar.ownLinkOnline',
  );
  return {
    ...shown,
    uid: `${signup.uid}@${hostOf(site.baseUrl)}`,
    // Both counts only ever rise, and so does their sum.
    sequence: event.sequence + signup.sequence,
    stamp: Math.max(stampOf(event), signup.updatedAt),
    created: signup.createdAt,
    description: `${howTo}\n\n${shown.description}`,
    attendee:
      site.rsvpAddress === null
        ? null
        : { name: '', address: signup.email, rsvp: true, participation: 'accepted' },
    status: cancelled ? 'cancelled' : 'confirmed',
  };
}

/** Of every entry of a feed and of every mail it is the same. */
const hostOf = memoize(
  1,
  (baseUrl: string) => baseUrl,
  (baseUrl) => new URL(baseUrl).hostname,
);

/** What it is about, when to arrive, who speaks, what to bring: plain text of some paragraphs. */
function description(event: EventAsRead, language: Language): string {
  const t = translator(language);
  const programme = shownProgramme(event, language);
  const speakers = event.speakers.map(({ name, role }) => withCommas([name, role]));
  return [
    event.summary,
    ...hours(event, language),
    programme === null
      ? ''
      : `${t('event.programme')} (${programme.zone}):\n${programmeInLines(programme).join('\n')}`,
    speakers.length === 0 ? '' : `${t('event.speakers')}:\n${speakers.join('\n')}`,
    ...passagesOf(event, 'calendar').map(({ name, text, features = [] }) => {
      const told = [withCommas(features.map((one) => t(`event.access.${one}`))), text];
      return `${t(`event.${name}`)}: ${told.filter(Boolean).join('. ')}`;
    }),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/**
 * What DTSTART and DTEND do not tell: that the hour is to be announced, when to arrive, and the hours in
 * words where they could be mistaken because clocks change on that day.
 */
function hours(event: Event, language: Language): string[] {
  const schedule = scheduleOf(event);
  if (schedule.precision === 'day') return [translator(language)('event.hourOpen')];
  // All hours in words take longer than the rest of the entry, and hardly any event needs them here.
  if (schedule.assembly === null && !hoursNeedMarks(schedule, language)) return [];
  const t = translator(language);
  const { start, end, assembly } = eventTimes(schedule, language, null);
  const span = end === null ? start.time : `${start.time} – ${end.time}`;
  return [
    start.marked ? `${t('event.when')}: ${withCommas([start.date, span, start.place])}` : '',
    assembly === null ? '' : `${t('event.assembly')} ${assembly.time} (${assembly.zoneLabel})`,
  ];
}

/** Venue, street and city on one line, or that it is online; null where nothing was announced. */
function place(event: Event, language: Language): string | null {
  if (event.kind === 'online') return translator(language)('event.kind.online');
  const lines = placeLines(event).map(({ text }) => text.replaceAll('\n', ', '));
  const parts = [event.venue, ...lines].filter(Boolean);
  return parts.length === 0 ? null : withCommas(parts);
}
