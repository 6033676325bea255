import type { Passage } from '../../server/fields/passages.ts';
import type { ProgrammeLine } from '../../server/fields/shownProgramme.ts';
import type { DayText, EventTimes, TimeText } from '../../server/time/times.ts';
import type { PlaceLine } from '../components/place.ts';
import { languageOfText, type TextsAsRead } from '../textsAsRead.ts';
import type { Translate } from '../translate.ts';
import type { MailFact, Phrase } from './letter.ts';
import { withCommas } from '../withCommas.ts';

/** An event as every mail about it tells it. */
export interface EventInMail extends TextsAsRead {
  title: string;
  kind: 'online' | 'in-person' | 'hybrid';
  times: EventTimes;
  /** The zone of the event and its offset in words: `New York time (ET, UTC−05:00)`; '' of a day. */
  zoneInWords: string;
  /** The same of the reader's zone; null where it is not known or shows the same time. */
  readerZoneInWords: string | null;
  venue: string;
  /** The address below the venue. */
  placeLines: readonly PlaceLine[];
  host: string;
  speakers: readonly { name: string; role: string }[];
  /** What happens when, a line each; empty where nobody said. */
  programme: readonly ProgrammeLine[];
  /** Told under headings of their own wherever the event is told whole. */
  passages: readonly Passage[];
  /** Told once more shortly before the start. */
  lastPassages: readonly Passage[];
  /** The whole address of the public page. */
  pageUrl: string;
  /** The whole address of the ways of passing it on. */
  shareUrl: string;
}

/**
 * When and where, and what one has to know before one comes.
 *
 * @param joins whether the reader's page shows the link to join, so that they are told where it is
 */
export function eventFacts(t: Translate, event: EventInMail, joins: boolean): (MailFact | null)[] {
  return [
    event.times.precision === 'day' ? promiseOfHour(t, event) : whenFact(t, event),
    readerFact(t, event),
    whereFact(t, event, joins),
    event.speakers.length === 0
      ? null
      : {
          label: t('event.speakers'),
          lines: event.speakers.map(({ name, role }) => ({
            text: withCommas([name, role]),
            language: languageOfText(event, 'speakers'),
          })),
        },
    event.programme.length === 0
      ? null
      : {
          label: t('event.programme'),
          lines: event.programme.map(({ text, language }) => ({
            text,
            language: language ?? languageOfText(event, 'programme'),
          })),
        },
    ...passageFacts(t, event.passages),
    { label: t('event.host'), lines: [{ text: event.host, language: null }] },
  ];
}

/** Texts of the organizers under headings of their own. */
export function passageFacts(t: Translate, passages: readonly Passage[]): MailFact[] {
  return passages.map(({ name, text, language, features = [] }) => ({
    label: t(`event.${name}`),
    lines: [
      ...features.map((one) => t(`event.access.${one}`)),
      ...(text === '' ? [] : [{ text, language }]),
    ],
  }));
}

/** Date, time, zone and offset in words, then the line by which the event was announced. */
export function whenFact(t: Translate, { times, zoneInWords }: EventInMail): MailFact {
  if (times.precision === 'day')
    return {
      label: t('event.when'),
      loud: [daySpan(times.start, times.end)],
      lines: [times.hourOpen],
    };
  const { start, end, assembly, announced } = times;
  return {
    label: t('event.when'),
    loud: [alone(start.date), timeSpan(start, end)],
    lines: [
      zoneInWords,
      ...(assembly === null ? [] : [`${t('event.assembly')} ${assembly.time}`]),
      ...(announced.includes(' / ') ? [`${t('event.announced')} ${announced}`] : []),
    ],
  };
}

/** The same for those who will be told the hour as soon as it is set. */
function promiseOfHour(t: Translate, event: EventInMail): MailFact {
  const fact = whenFact(t, event);
  return { ...fact, lines: [...fact.lines, t('mail.hourOpen')] };
}

export function readerFact(
  t: Translate,
  { times, readerZoneInWords }: EventInMail,
): MailFact | null {
  const { viewer } = times;
  if (viewer === null || readerZoneInWords === null) return null;
  return {
    label: t('event.forYou', { place: viewer.start.place }),
    loud: [alone(viewer.start.date), timeSpan(viewer.start, viewer.end)],
    lines: [readerZoneInWords],
  };
}

export function whereFact(t: Translate, event: EventInMail, joins: boolean): MailFact {
  const joining = joins ? [t('mail.joining')] : [];
  const place = [{ name: 'venue', text: event.venue }, ...event.placeLines]
    .filter(({ text }) => text !== '')
    .map(({ name, text }): Phrase => ({ text, language: languageOfText(event, name) }));
  const lines: Phrase[] =
    event.kind === 'online'
      ? [t('event.kind.online'), ...joining]
      : event.kind === 'hybrid'
        ? [...place, [t('event.alsoOnline'), ...joining].join(' ')]
        : place;
  return { label: t('event.where'), lines: lines.length === 0 ? [t('mail.placeToCome')] : lines };
}

/** Where it is, for those who do not join: no word of how to. */
export function placeFact(t: Translate, event: EventInMail): MailFact {
  return event.kind === 'online'
    ? { label: t('event.where'), lines: [t('event.kind.online')] }
    : whereFact(t, { ...event, kind: 'in-person' }, false);
}

/** A date alone on a line begins it with a capital: "Domingo 21 de enero de 2024". */
function alone(date: string): string {
  const [first = '', ...others] = date;
  return first.toUpperCase() + others.join('');
}

/** A day, or the first and the last of several. */
function daySpan(start: DayText, end: DayText | null): string {
  return end === null ? alone(start.date) : `${alone(start.date)} – ${end.date}`;
}

/** "2:30 PM – 4:00 PM", with the date of the end where it is another day. */
export function timeSpan(start: TimeText, end: TimeText | null): string {
  if (end === null) return start.time;
  return end.date === start.date
    ? `${start.time} – ${end.time}`
    : `${start.time} – ${withCommas([end.date, end.time])}`;
}

export function seatsFact({ companions }: { companions: number }, t: Translate): MailFact | null {
  if (companions === 0) return null;
  return { label: t('mail.seats.label'), lines: [t('mail.seats.youAnd', { count: companions })] };
}

/**
 * What the reader shows at the door. The letters alone: the picture of them is on the reader's page. It
 * would make every mail a file heavier, and the letters are what can be said where no camera reads a screen.
 */
export function doorFact(t: Translate, code: string | null): MailFact | null {
  if (code === null) return null;
  return { label: t('mail.door.label'), loud: [{ own: code }], lines: [t('mail.door.text')] };
}
