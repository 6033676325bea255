import { getCountryCode } from '@vvo/tzdb';
import { canonicalZone, isZone, sameZone } from '../time/zones.ts';
import type { Moment } from './announcementMoments.ts';
import type { Question } from './announcementQuestions.ts';
import type { TimeMention, ZoneMention } from './announcementReading.ts';
import type { ZoneMeaning } from './zoneWords.ts';

/** What is known beside the text. */
export interface ReadingContext {
  /** Epoch milliseconds. */
  now: number;
  /** The zone to take where the text names none. */
  usualZone: string;
  /** Whether the whole text writes the month first. */
  monthFirst: boolean;
  /** What was answered to questions, by their id. */
  answers: Readonly<Record<string, string>>;
  /** In front of the ids of questions about this event. */
  idPrefix: string;
  /** Where the event takes place, as the text tells. */
  place: ZoneMention | null;
  /** Other zones that the text hints at. */
  hints: readonly string[];
}

/** Where the text tells the hour on the clocks of the place itself, it is taken from there. */
export function chiefTime(start: Moment, context: ReadingContext): TimeMention {
  const here = context.place?.meanings[0]?.zone;
  const [first] = start.times;
  if (here === undefined || here === null || first.zones.length === 0) return first;
  return (
    start.times.find((time) => zonesNamed(time, context).some((zone) => sameZone(zone, here))) ??
    first
  );
}

/** The zones that a time names, each by its likeliest meaning. */
export function zonesNamed({ zones }: TimeMention, context: ReadingContext): string[] {
  return zones.flatMap(({ meanings }) => {
    const zone = likeliest(meanings, context)?.zone;
    return zone !== null && zone !== undefined && isZone(zone) ? [canonicalZone(zone)] : [];
  });
}

/** Of several meanings, that of the place, else that of the organizers, else the first. */
export function likeliest(
  meanings: readonly ZoneMeaning[],
  { place, usualZone, answers, idPrefix }: ReadingContext,
): ZoneMeaning | undefined {
  const here = place?.meanings[0]?.zone;
  const wanted = [answers[`${idPrefix}zone`], here, usualZone];
  for (const zone of wanted)
    for (const meaning of meanings)
      if (meaning.zone !== null && sameZone(meaning.zone, zone ?? '')) return meaning;
  return meanings[0];
}

/** The zone of an event, and what is asked about it. */
export function zoneOf(
  first: TimeMention | null,
  context: ReadingContext,
  questions: Question[],
): string {
  const { place, usualZone, hints, answers, idPrefix } = context;
  const named = first === null ? [] : zonesNamed(first, context);
  const id = `${idPrefix}zone`;
  const given = answers[id];
  const answer = given !== undefined && isZone(given) ? given : undefined;
  const [zone] = named;
  const mention = first?.zones[0];
  if (zone !== undefined && mention !== undefined) {
    const others = mention.meanings.flatMap(({ zone: other }) => (other === null ? [] : [other]));
    const offsets = new Set(mention.meanings.map(({ offsetMinutes }) => offsetMinutes));
    const told = place?.meanings.some((meaning) => sameZone(meaning.zone ?? '', zone)) === true;
    const ambiguous = others.length > 1 && (offsets.size > 1 || mention.place !== undefined);
    if (ambiguous && !told && answer === undefined)
      questions.push({ id, about: 'zone', said: mention.said, choices: others });
    return zone;
  }
  const here = place?.meanings.map(({ zone: one }) => one ?? '').filter((one) => isZone(one)) ?? [];
  const usual = here.find((one) => getCountryCode(one) === getCountryCode(usualZone)) ?? here[0];
  const taken = answer ?? usual ?? usualZone;
  const choices = [...new Set([taken, ...here, ...hints, usualZone])].slice(0, 5);
  const firm = here.length === 1;
  if (answer === undefined && !firm)
    questions.push({ id, about: 'zone', said: place?.said ?? '', choices });
  return canonicalZone(taken);
}
