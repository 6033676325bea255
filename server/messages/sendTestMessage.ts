import type { Organizer } from '../../db/schema.ts';
import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { languagesWritten } from './messageLanguages.ts';

export type Testing = { kind: 'sent'; mails: number } | { kind: 'done' } | { kind: 'unknown' };

/**
 * Mails a message to the organizer who asks, at their own address and at no other, once in each
 * language that it is written in. A second click while the first mails wait sends no more.
 */
export async function sendTestMessage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizer: Organizer,
): Promise<Testing> {
  const now = clock();
  return db.write((store): Testing => {
    const message = store.messages.byId(id);
    if (!message) return { kind: 'unknown' };
    if (store.messages.testUnderWay(id, organizer.id)) return { kind: 'done' };
    const written = languagesWritten(message);
    for (const language of written)
      enqueueMail(
        store,
        {
          kind: 'message-test',
          eventId: message.eventId,
          organizerId: organizer.id,
          messageId: id,
        },
        now,
        { detail: { language } },
      );
    return { kind: 'sent', mails: written.length };
  });
}
