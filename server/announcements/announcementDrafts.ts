import { getCountryCode } from '@vvo/tzdb';
import type { EventKind } from '../../db/schema.ts';
import { isLanguage, type Language } from '../../templates/languages.ts';
import { programmeLines } from '../fields/programme.ts';
import { wallTime } from '../time/clock.ts';
import type { FormValues } from '../../templates/forms.ts';
import { aboutField, aboutIn, aboutText } from './announcementAbout.ts';
import { eventParts, type EventPart } from './announcementEvents.ts';
import { languageOf } from './announcementLanguage.ts';
import { momentsOf } from './announcementMoments.ts';
import { programmeIn, type ReadItem } from './announcementProgramme.ts';
import type { Passage } from './announcementPassages.ts';
import type { Question } from './announcementQuestions.ts';
import { readText, type ReadText, type ZoneMention } from './announcementReading.ts';
import { repeatValues, seriesIn, type ReadSeries } from './announcementSeries.ts';
import { dateOfMoment, timesOf, type ReadTimes } from './announcementSchedule.ts';
import { otherTitlesIn, titleIn, type FoundText } from './announcementTexts.ts';
import type { ReadingContext } from './namedZones.ts';
import { whereaboutsIn, type Whereabouts } from './announcementVenue.ts';
import { hybridWords, onlineWords, openHourIn } from './eventWords.ts';
import { blank, type Span } from './spans.ts';

/** One event as it was read in a text. */
export interface Draft extends ReadTimes, Whereabouts {
  part: EventPart;
  kind: EventKind | null;
  /** The words that tell that people take part online. */
  kindWords: readonly Span[];
  title: FoundText | null;
  language: Language | null;
  /** Who calls, who speaks, who co-sponsors, what to bring. */
  passages: readonly Passage[];
  joinUrl: string | null;
  programme: readonly ReadItem[];
  /** The passages that tell what it is. */
  about: readonly Span[];
  /** The series whose first date it is; null where none is told. */
  series: ReadSeries | null;
  /** Whether the hour is still to be announced: the text says so, or tells of several days and no hour. */
  hourOpen: boolean;
  /** Those passages in words. */
  aboutText: string | null;
}

/** What is known beside a pasted text. */
export interface Knowledge {
  /** Epoch milliseconds; a date without a year is the next one to come. */
  now: number;
  /** The zone to take where the text names none. */
  usualZone: string;
  /** What was answered to questions, by their id. */
  answers?: Readonly<Record<string, string>>;
}

/**
 * Reads a pasted announcement in English, Spanish, French or Portuguese as the events that it calls, in its
 * order.
 */
export function readDrafts(
  text: string,
  knowledge: Knowledge,
): { reading: ReadText; drafts: Draft[] } {
  const reading = readText(text);
  const moments = momentsOf(reading);
  const today = wallTime(knowledge.now, knowledge.usualZone).slice(0, 10);
  const parts = eventParts(reading, moments, today);
  const drafts = parts.map((part, index) => draftOf(reading, part, parts, index, knowledge));
  return { reading, drafts };
}

function draftOf(
  reading: ReadText,
  part: EventPart,
  parts: readonly EventPart[],
  index: number,
  { now, usualZone, answers = {} }: Knowledge,
): Draft {
  const { original, folded, rest } = reading;
  const inPart = (span: Span) => span.from >= part.from && span.to <= part.to;
  const inNone = (span: Span) => parts.every(({ from, to }) => span.from < from || span.to > to);
  const places = reading.places.filter(inPart);
  const passages = passagesOf(reading, part, parts);
  // "New York City, 4 PM": a city beside the only clock is where people meet.
  const lone = part.moments.flatMap(({ times: [time, ...others] }) =>
    others.length > 0 ? [] : time.zones,
  );
  const own = lone.filter(({ place }) => place?.kind === 'city');
  const attached = part.moments
    .flatMap(({ times, ends }) => [...times, ...ends].flatMap(({ zones }) => zones))
    .filter((zone) => !own.includes(zone));
  const online = [...folded.slice(part.from, part.to).matchAll(onlineWords)].map((match) => ({
    from: part.from + match.index,
    to: part.from + match.index + match[0].length,
  }));
  const bare = blank(rest, [...reading.passages, ...attached]);
  const here = [...own, ...places].toSorted((a, b) => a.from - b.from);
  const where = whereaboutsIn(original, bare, part, [...here, ...placesOutside(reading, inNone)]);
  const openHour = openHourIn(folded.slice(part.from, part.to));
  const later =
    openHour === null ? [] : [{ from: part.from + openHour.from, to: part.from + openHour.to }];
  const forTitle = blank(bare, [...placesAsWhere(bare, here), ...later]);
  const { title, question } = askedTitle(
    [reading, forTitle, part, where],
    titleIn(reading, forTitle, part, where),
    `${index}.title`,
    answers,
  );
  const hints = reading.places.flatMap(({ place, meanings }) =>
    place !== undefined && place.kind !== 'country'
      ? meanings.flatMap(({ zone }) => zone ?? [])
      : [],
  );
  const context: ReadingContext = {
    now,
    usualZone,
    answers,
    monthFirst: isMonthFirst(original, where.place),
    idPrefix: `${index}.`,
    place: where.place,
    hints,
  };
  const times = timesOf(part, context);
  const spans = [where.venue, where.address, where.city, ...passages];
  const programme = programmeIn(reading, {
    ...times,
    part,
    dateOf: (moment) => dateOfMoment(part, moment, times, context),
    taken: spans.flatMap((span) => span ?? []),
  });
  const told = [title, where.venue, where.address].flatMap((span) => span ?? []);
  const bareOfAll = blank(bare, told);
  const intro = parts.length > 1 ? { from: 0, to: parts[0]?.from ?? 0 } : null;
  const about = [
    ...(intro === null ? [] : aboutIn(reading, bareOfAll, intro)),
    ...aboutIn(reading, bareOfAll, part),
  ];
  const link = reading.links.find((one) => one.kind === 'join' && inPart(one));
  return {
    ...times,
    ...where,
    questions: question === null ? times.questions : [...times.questions, question],
    part,
    kind: kindOf(
      folded.slice(part.from, part.to),
      online.length > 0 || (link !== undefined && where.city === null),
      where,
    ),
    kindWords: online,
    title,
    language: languageIn(original),
    passages,
    joinUrl: link?.said ?? null,
    programme,
    about,
    aboutText: aboutText(original, about),
    series: seriesIn(reading, {
      part,
      date: times.date,
      dateOf: (day) => dateOfMoment(part, { day }, times, context),
    }),
    hourOpen:
      times.date !== null && times.time === null && (times.lastDay !== null || openHour !== null),
  };
}

/** Where a heading leaves in doubt which line is the title, it is asked. */
function askedTitle(
  place: Parameters<typeof titleIn>,
  first: FoundText | null,
  id: string,
  answers: Readonly<Record<string, string>>,
): { title: FoundText | null; question: Question | null } {
  const others = first === null ? [] : otherTitlesIn(...place, first);
  if (first === null || others.length === 0) return { title: first, question: null };
  const all = [first, ...others];
  const answered = all[Number(answers[id] ?? NaN)];
  if (answered !== undefined) return { title: answered, question: null };
  const labels = all.map(({ text }) => text);
  const choices = all.map((_, index) => String(index));
  return { title: first, question: { id, about: 'title', said: '', choices, labels } };
}

/**
 * Month before day is the custom of the United States, and where the clock has AM and PM in a text in
 * English that names no place elsewhere.
 */
function isMonthFirst(text: string, place: ZoneMention | null): boolean {
  const zone = place?.meanings[0]?.zone;
  const country = zone === null || zone === undefined ? undefined : getCountryCode(zone);
  if (country === 'US') return true;
  if (country !== undefined && country !== 'CA') return false;
  return /\d\s?[ap]\.?m\b/i.test(text) && languageOf(text) !== 'es';
}

/** A place in a heading is a word of it; in a line of its own it is where the event takes place. */
function placesAsWhere(rest: string, places: readonly ZoneMention[]): ZoneMention[] {
  return places.filter(({ from, to }) => {
    const lineStart = rest.lastIndexOf('\n', from) + 1;
    const end = rest.indexOf('\n', to);
    const line = rest.slice(lineStart, end === -1 ? rest.length : end);
    return line.replace(/[^\p{L}]/gu, '').length < (to - from) * 2;
  });
}

function placesOutside({ places }: ReadText, inNone: (span: Span) => boolean): ZoneMention[] {
  return places.filter((place) => inNone(place));
}

/** The passages of a part; who calls one event calls all, where the text tells it once. */
function passagesOf(
  { passages }: ReadText,
  part: EventPart,
  parts: readonly EventPart[],
): Passage[] {
  const own = passages.filter(({ from, to }) => from >= part.from && to <= part.to);
  if (parts.length === 1 || own.some(({ kind }) => kind === 'host')) return own;
  const hosts = passages.filter(({ kind }) => kind === 'host');
  return hosts.length === 1 ? [...own, ...hosts] : own;
}

function kindOf(text: string, online: boolean, where: Whereabouts): EventKind | null {
  const atPlace = where.venue !== null || where.address !== null;
  if (online && atPlace && hybridWords.test(text)) return 'hybrid';
  if (online && (!atPlace || !hybridWords.test(text))) return 'online';
  return atPlace || where.city !== null ? 'in-person' : null;
}

function languageIn(text: string): Language | null {
  const language = languageOf(text);
  return isLanguage(language) ? language : null;
}

/**
 * A draft as it is typed into the form of an event: every name is that of an input of
 * `server/fields/eventFields.ts`. What was not read is left out.
 */
export function draftValues(draft: Draft): FormValues {
  const { input, passages } = draft;
  const itemsOf = (kind: Passage['kind']) =>
    passages.filter((passage) => passage.kind === kind).flatMap(({ items }) => items);
  const bring = itemsOf('bring').map((text) => asSentence(text));
  const online = draft.kind !== 'in-person';
  const atPlace = draft.kind !== 'online';
  const values: FormValues = {
    kind: draft.kind ?? undefined,
    title: draft.title?.text,
    host: itemsOf('host').at(0),
    language: draft.language ?? undefined,
    zone: input?.zone ?? draft.zone,
    announcedZones: input?.announcedZones.filter((zone) => zone !== input.zone),
    startDate: input?.startLocal.slice(0, 10) ?? draft.date ?? undefined,
    startTime: input?.startLocal.slice(11) ?? draft.time ?? undefined,
    startOccurrence: input?.startOccurrence,
    endDate: input?.endLocal?.slice(0, 10) ?? draft.lastDay ?? undefined,
    endTime: input?.endLocal?.slice(11),
    assemblyDate: input?.assemblyLocal?.slice(0, 10),
    assemblyTime: input?.assemblyLocal?.slice(11),
    venue: atPlace ? draft.venue?.text : undefined,
    address: atPlace ? draft.address?.text : undefined,
    city: atPlace ? draft.city?.text : undefined,
    joinUrl: online ? (draft.joinUrl ?? undefined) : undefined,
    hourOpen: draft.hourOpen ? 'yes' : undefined,
    ...aboutValues(draft),
    ...repeatValues(draft.series),
    programme: programmeLines(draft.programme.map(({ item }) => item)) || undefined,
    speakers: itemsOf('speakers').join('\n') || undefined,
    bring: bring.join('\n') || undefined,
    endorsementsContinue: passages.some(
      ({ kind, continues }) => kind === 'co-sponsors' && continues,
    )
      ? 'yes'
      : undefined,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function aboutValues({ aboutText: text }: Draft): FormValues {
  return text === null ? {} : { [aboutField(text)]: text };
}

/** The organizations that a draft names as co-sponsors, none twice. */
export function coSponsorsOf({ passages }: Draft): string[] {
  return [
    ...new Set(passages.filter(({ kind }) => kind === 'co-sponsors').flatMap(({ items }) => items)),
  ];
}

function asSentence(text: string): string {
  const calm = text === text.toUpperCase() ? text.toLowerCase() : text;
  return calm.charAt(0).toUpperCase() + calm.slice(1);
}
