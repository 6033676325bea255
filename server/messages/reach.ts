import type { Audience } from '../../db/messages.ts';
import type { AttendeeMessage } from '../../db/schema.ts';
import type { MessageReach } from '../../templates/pages/console/messageDraft.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
import { readsOfSignup } from '../fields/readsOf.ts';
import { mailPreferencesOfMany } from '../outbox/mailPreferences.ts';
import { mayMail } from '../outbox/mayMail.ts';
import type { Services } from '../services.ts';
import { meantBy } from './meantBy.ts';

/** Whom a message would reach, and those who get it by the language they read. */
export interface Reach extends MessageReach {
  readers: { reads: readonly TextLanguage[]; people: number }[];
}

/**
 * Counts whom a message would reach at this moment, by the rule that decides when its mails are
 * made. It takes a hash for each person, so only pages ask on which somebody decides by the answer.
 */
export function reachOf(
  services: Pick<Services, 'config' | 'db'>,
  audience: Audience & Pick<AttendeeMessage, 'filter'>,
  now: number,
): Reach {
  const preferencesOf = mailPreferencesOfMany(services, audience.eventId, now);
  const recipients = services.db.messages.recipients(audience, meantBy(services, audience, now));
  const reach: Reach = {
    people: recipients.length,
    getting: 0,
    refusing: 0,
    failing: 0,
    readers: [],
  };
  const readers = new Map<string, Reach['readers'][number]>();
  for (const { email, ...reader } of recipients) {
    switch (mayMail('message', preferencesOf(email))) {
      case null:
        reach.getting += 1;
        countReader(readers, readsOfSignup(reader));
        break;
      case 'failing':
        reach.failing += 1;
        break;
      case 'blocked':
      case 'unsubscribed':
        reach.refusing += 1;
        break;
    }
  }
  return { ...reach, readers: [...readers.values()] };
}

function countReader(
  readers: Map<string, Reach['readers'][number]>,
  reads: readonly TextLanguage[],
): void {
  const before = readers.get(reads.join(' '))?.people ?? 0;
  readers.set(reads.join(' '), { reads, people: before + 1 });
}
