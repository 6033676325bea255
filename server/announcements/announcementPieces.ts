import { aboutField } from './announcementAbout.ts';
import type { Draft } from './announcementDrafts.ts';
import type { Link } from './announcementPassages.ts';
import type { DayMention, ReadText } from './announcementReading.ts';
import { repeatValues } from './announcementSeries.ts';
import { openHourIn } from './eventWords.ts';
import { trimmed, type Span } from './spans.ts';

/** What a stretch of a text was read as. */
export type PieceKind =
  | 'title'
  | 'day'
  | 'otherDay'
  | 'repeats'
  /** The same where it goes into the part "Repeat" of the form. */
  | 'series'
  | 'start'
  | 'end'
  | 'hourOpen'
  | 'assembly'
  | 'programme'
  /** An hour that goes into no field. */
  | 'otherHour'
  /** The same where a text is compared with an event. */
  | 'item'
  | 'dayAside'
  | 'zone'
  | 'venue'
  | 'address'
  | 'city'
  | 'otherPlace'
  | 'format'
  | 'speakers'
  | 'host'
  | 'coSponsors'
  | 'bring'
  | 'summary'
  | 'description'
  | 'joinUrl'
  | 'signUpLink'
  | 'otherLink'
  | 'contact'
  | 'contradiction';

/** A stretch of a text with what it was read as. */
export interface Piece extends Span {
  as: PieceKind;
  /** What else a part of it was read as: a title may name the place. */
  also?: readonly PieceKind[];
}

const passageKinds = {
  speakers: 'speakers',
  host: 'host',
  'co-sponsors': 'coSponsors',
  bring: 'bring',
} as const;

const linkKinds: Readonly<Record<Link['kind'], PieceKind>> = {
  join: 'joinUrl',
  'sign-up': 'signUpLink',
  other: 'otherLink',
  contact: 'contact',
};

const places: ReadonlySet<PieceKind> = new Set(['city', 'address', 'venue']);

/** Everything that was read in a text, in its order and none over another. What is in none was not read. */
export function piecesOf(reading: ReadText, drafts: readonly Draft[]): Piece[] {
  const { original } = reading;
  const taken: Piece[] = [];
  const add = (span: Span | null, as: PieceKind, also: readonly PieceKind[] = []) => {
    const inner = span === null ? null : trimmed(original, span);
    if (inner === null) return;
    if (taken.every(({ from, to }) => inner.to <= from || inner.from >= to))
      taken.push({ ...inner, as, ...(also.length > 0 ? { also } : {}) });
  };
  for (const passage of reading.passages) add(passage, passageKinds[passage.kind]);
  for (const link of reading.links) add(link, linkKinds[link.kind]);
  const days = new Set(
    drafts.flatMap(({ day, part }) => [day, ...part.moments.map((moment) => moment.day)]),
  );
  const [only, ...others] = drafts;
  const isSeries =
    others.length === 0 && only !== undefined && Object.keys(repeatValues(only.series)).length > 0;
  for (const day of reading.days)
    if (day.repeats === true) add(day, isSeries ? 'series' : 'repeats');
    else add(day, days.has(day) || isNamed(day, drafts) ? 'day' : 'otherDay');
  for (const draft of drafts) addHours(draft, add);
  for (const draft of drafts) addProgramme(draft, original, add);
  for (const time of reading.times) add(time, 'otherHour');
  for (const { venue, address, city } of drafts) {
    add(city, 'city');
    add(address, 'address');
    add(venue, 'venue');
  }
  for (const time of reading.times) for (const zone of time.zones) add(zone, 'zone');
  for (const { title } of drafts) {
    const within = taken.filter(
      ({ from, to, as }) =>
        title !== null && from >= title.from && to <= title.to && places.has(as),
    );
    for (const piece of within) taken.splice(taken.indexOf(piece), 1);
    add(
      title,
      'title',
      within.map(({ as }) => as),
    );
  }
  for (const { part, hourOpen } of drafts) {
    const said = hourOpen ? openHourIn(reading.folded.slice(part.from, part.to)) : null;
    if (said !== null) add({ from: part.from + said.from, to: part.from + said.to }, 'hourOpen');
  }
  for (const { about, aboutText } of drafts)
    for (const passage of about) add(passage, aboutField(aboutText ?? ''));
  for (const { kindWords } of drafts) for (const word of kindWords) add(word, 'format');
  for (const place of reading.places) add(place, 'otherPlace');
  return taken.toSorted((a, b) => a.from - b.from);
}

/** Whether a day is in the part of the one draft that it can belong to, beside its own day. */
function isNamed(day: DayMention, drafts: readonly Draft[]): boolean {
  return drafts.some(
    ({ part, day: own }) =>
      part.days.some((one) => one === day) &&
      own !== null &&
      (day.dates.length === 0 || day.until !== undefined || day.closes === true),
  );
}

/** An item with its hour, as far as they stand beside each other. */
function addProgramme(
  { programme }: Draft,
  text: string,
  add: (span: Span, as: PieceKind) => void,
): void {
  for (const { moment, words } of programme) {
    const [first, last] = words.from < moment.from ? [words, moment] : [moment, words];
    const whole = { from: first.from, to: last.to };
    if (/^[^\n]{0,12}$/.test(text.slice(first.to, last.from))) add(whole, 'programme');
    add(words, 'programme');
    for (const time of moment.times) add(time, 'programme');
  }
}

function addHours(draft: Draft, add: (span: Span, as: PieceKind) => void): void {
  const { start, assembly, part } = draft;
  for (const time of start?.times ?? []) add(time, 'start');
  for (const time of start?.ends ?? []) add(time, 'end');
  for (const time of assembly?.times ?? []) add(time, 'assembly');
  for (const { role, times } of part.moments)
    if (role === 'end') for (const time of times) add(time, 'end');
}
