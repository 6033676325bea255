import type { Reads } from '../../db/database.ts';
import type { Language } from '../../templates/languages.ts';
import { hasAddress, type Endorsement, type Event, type MailedSignup } from '../../db/schema.ts';

/** Who counts on an event, and must hear when it changes or does not take place. */
export interface EventReaders {
  /** Those who have a seat, and those who wait for one; whoever has no address hears of nothing. */
  attendees: MailedSignup[];
  /** Contacts of organizations that co-sponsor or wait for an answer. */
  organizations: Endorsement[];
}

/** Everybody who is mailed about an event as a whole. */
export function eventReaders(
  reads: Pick<Reads, 'signups' | 'endorsements'>,
  event: Event,
): EventReaders {
  return {
    attendees: reads.signups.ofEvent(event.id, ['confirmed', 'waiting']).filter(hasAddress),
    organizations: organizationsOf(reads, event),
  };
}

/** How many they are, by the language in which they are mailed: no row of theirs is read for it. */
export function readersByLanguage(
  reads: Pick<Reads, 'signups' | 'endorsements'>,
  event: Event,
): Record<keyof EventReaders, Map<Language, number>> {
  const organizations = new Map<Language, number>();
  for (const { language } of organizationsOf(reads, event))
    organizations.set(language, (organizations.get(language) ?? 0) + 1);
  const attendees = reads.signups.mailedIn(event.id);
  return {
    attendees: new Map(attendees.map(({ language, people }) => [language, people])),
    organizations,
  };
}

/** How many they are in all languages. */
export function howMany(readers: ReadonlyMap<Language, number>): number {
  return [...readers.values()].reduce((sum, some) => sum + some, 0);
}

function organizationsOf(reads: Pick<Reads, 'endorsements'>, event: Event): Endorsement[] {
  return reads.endorsements
    .ofEvent(event.id)
    .filter(({ email, state }) => email !== null && (state === 'approved' || state === 'waiting'));
}
