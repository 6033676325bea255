import { eventKinds, precisions, type Event } from '../../db/schema.ts';
import { readAccessFeatures } from '../../templates/accessFeatures.ts';
import { eventAddress, eventShareAddress } from '../../templates/addresses.ts';
import type { EventInMail } from '../../templates/emails/eventFacts.ts';
import { changeParts, type EventChangeInMail } from '../../templates/emails/eventChange.ts';
import type { Language } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import type { EventAsRead } from '../fields/eventIn.ts';
import { placeColumns } from '../fields/mailedFields.ts';
import { calledBy } from '../fields/calledBy.ts';
import { passagesOf } from '../fields/passages.ts';
import { placeLines } from '../fields/placeLines.ts';
import { readProgramme } from '../fields/programme.ts';
import {
  programmeAsRead,
  programmeInLines,
  shownProgramme,
  type ProgrammeLine,
} from '../fields/shownProgramme.ts';
import { memoize } from '../memoize.ts';
import type { MailDetail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { dayText, eventTimes, startInWords, timeInWords, zoneBeside } from '../time/times.ts';
import { sameZone } from '../time/zones.ts';
import { withCommas } from '../../templates/withCommas.ts';

/** What mails tell of an event, in the reader's language and, where it is known, their zone. */
export function eventInMail(
  event: EventAsRead,
  baseUrl: string,
  language: Language,
  readerZone: string | null,
): EventInMail {
  return {
    title: event.title,
    kind: event.kind,
    language: event.language,
    original: event.original,
    ...timesInMail(event, language, readerZone),
    venue: event.venue,
    placeLines: placeLines(event),
    host: calledBy(event, language),
    speakers: event.speakers,
    programme: programmeOf(event, language),
    passages: passagesOf(event, 'mails'),
    lastPassages: passagesOf(event, 'last-reminder'),
    pageUrl: `${baseUrl}${eventAddress(event.slug)}`,
    shareUrl: `${baseUrl}${eventShareAddress(event.slug)}`,
  };
}

function programmeOf(event: EventAsRead, language: Language): ProgrammeLine[] {
  const shown = shownProgramme(event, language);
  return shown === null ? [] : programmeAsRead(shown);
}

/**
 * An event as it was written at first: a change of its words is told in the words of both, since a
 * translation may follow later.
 */
export function asWritten({ db }: Pick<Services, 'db'>, event: EventAsRead): Event {
  return (event.original === undefined ? undefined : db.events.byId(event.id)) ?? event;
}

/**
 * What was otherwise before, from the detail of the mail 'event-changed', and how it is now.
 *
 * @param readerZone null where it is not known
 */
export function changesInMail(
  event: Event,
  detail: MailDetail | null,
  language: Language,
  readerZone: string | null = null,
): EventChangeInMail[] {
  const t = translator(language);
  const nothing = t('mail.eventChanged.nothing');
  const earlier = detail ?? {};
  const text = (key: string) => {
    const value = earlier[key];
    return typeof value === 'string' ? value : null;
  };
  // Where the clocks of the event's zone were set anew, they show the same hour as was announced; it
  // is on all other clocks that the event has moved.
  const zoneNow = clocksChanged(detail) ? otherZone(event, readerZone) : event.zone;
  const zoneBefore = clocksChanged(detail) ? zoneNow : (text('zone') ?? event.zone);
  const instant = (column: 'startsAt' | 'endsAt' | 'assemblyAt') => {
    const value = earlier[column];
    return typeof value === 'number' || value === null ? value : event[column];
  };
  const now: Times = { ...event, zone: zoneNow };
  const before: Times = {
    startPrecision:
      precisions.find((one) => one === text('startPrecision')) ?? event.startPrecision,
    startsAt: instant('startsAt') ?? event.startsAt,
    endsAt: instant('endsAt'),
    assemblyAt: instant('assemblyAt'),
    zone: zoneBefore,
  };
  const moment = (columns: (keyof Times)[], inWords: (times: Times) => string | null) => {
    if (!columns.some((column) => column in earlier)) return null;
    const told = { before: inWords(before) ?? nothing, now: inWords(now) ?? nothing };
    return told.before === told.now ? null : told;
  };
  const title = text('title');
  const kind = eventKinds.find((name) => name === text('kind'));
  const place = (columnOf: (column: (typeof placeColumns)[number]) => string) =>
    withCommas(placeColumns.map(columnOf)) || nothing;

  const textChange = (column: ReliedColumn, inWords = (stored: string) => stored) => {
    const stored = text(column);
    if (stored === null) return null;
    return { before: inWords(stored) || nothing, now: inWords(event[column]) || nothing };
  };

  const told: Record<EventChangeInMail['part'], Told | null> = {
    title: title === null ? null : { before: title, now: event.title },
    kind: kind ? { before: t(`event.kind.${kind}`), now: t(`event.kind.${event.kind}`) } : null,
    start: moment(['startsAt', 'startPrecision'], (times) => startInWords(times, language)),
    end: moment(['endsAt'], (times) => endInWords(times, language)),
    assembly: moment(['assemblyAt'], ({ assemblyAt, zone }) =>
      assemblyAt === null ? null : timeInWords(assemblyAt, zone, language),
    ),
    programme: programmeChange(event, text('programme'), language),
    place: placeColumns.some((column) => text(column) !== null)
      ? {
          before: place((column) => text(column) ?? event[column]),
          now: place((column) => event[column]),
        }
      : null,
    meetingPoints: textChange('meetingPoints'),
    phone: textChange('phone'),
    spokenLanguages: textChange('spokenLanguages'),
    accessFeatures: textChange('accessFeatures', (names) =>
      withCommas(readAccessFeatures(names).map((name) => t(`event.access.${name}`))),
    ),
    accessibility: textChange('accessibility'),
  };
  return changeParts.flatMap((part) => {
    const one = told[part];
    return one === null ? [] : [{ part, ...one }];
  });
}

/** Texts that are told as they are. */
type ReliedColumn =
  'meetingPoints' | 'phone' | 'spokenLanguages' | 'accessFeatures' | 'accessibility';

/** The times of an event as they are told of one moment of it. */
type Times = Pick<Event, 'startPrecision' | 'startsAt' | 'endsAt' | 'assemblyAt' | 'zone'>;

/** Null where no end is told: a day alone ends with itself. */
function endInWords(
  { startPrecision, startsAt, endsAt, zone }: Times,
  language: Language,
): string | null {
  if (endsAt === null) return null;
  if (startPrecision === 'hour') return timeInWords(endsAt, zone, language);
  // It is over when the next day begins.
  const last = dayText(endsAt - 1, zone, language);
  return last === dayText(startsAt, zone, language) ? null : last;
}

/** The items that were otherwise, and those that are. */
function programmeChange(
  event: Event,
  typedBefore: string | null,
  language: Language,
): Told | null {
  const read = readProgramme(typedBefore ?? '');
  if (typedBefore === null || 'problem' in read) return null;
  const linesOf = (programme: Event['programme']) => {
    const shown = shownProgramme({ ...event, programme }, language);
    return shown === null ? [] : programmeInLines(shown);
  };
  const before = linesOf(read.value);
  const now = linesOf(event.programme);
  const nothing = translator(language)('mail.eventChanged.nothing');
  const told = (lines: string[], others: string[]) =>
    lines.filter((line) => !others.includes(line)).join('\n') || nothing;
  return { before: told(before, now), now: told(now, before) };
}

type Told = Pick<EventChangeInMail, 'before' | 'now'>;

/** Whether the mail 'event-changed' tells the hour of a day that was announced without one. */
export function hourIsSet({ startPrecision }: Event, detail: MailDetail | null): boolean {
  return startPrecision === 'hour' && detail?.['startPrecision'] === 'day';
}

/** Whether the mail 'event-changed' tells of the world's clocks and not of an organizer's edit. */
export function clocksChanged(detail: MailDetail | null): boolean {
  return detail?.['clocks'] === true;
}

function otherZone(event: Event, readerZone: string | null): string {
  return readerZone === null || sameZone(readerZone, event.zone) ? 'UTC' : readerZone;
}

type TimesInMail = Pick<EventInMail, 'times' | 'zoneInWords' | 'readerZoneInWords'>;

/** The times in words: enough of them for every language and zone of some events at once. */
const timesInMail = memoize(
  200,
  (event: Event, language: Language, readerZone: string | null) =>
    JSON.stringify([scheduleOf(event), language, readerZone]),
  timesInWords,
);

function timesInWords(event: Event, language: Language, readerZone: string | null): TimesInMail {
  const times = eventTimes(scheduleOf(event), language, readerZone);
  if (times.precision === 'day') return { times, zoneInWords: '', readerZoneInWords: null };
  const { viewer } = times;
  return {
    times,
    zoneInWords: zoneBeside(times.start, event.startsAt, language),
    readerZoneInWords: viewer && zoneBeside(viewer.start, event.startsAt, language),
  };
}
