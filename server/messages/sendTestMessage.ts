import type { Organizer } from '../../db/schema.ts';
import type { TextLanguage } from '../../templates/textLanguages.ts';
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
  { id: organizerId }: Pick<Organizer, 'id'>,
): Promise<Testing> {
  const now = clock();
  return db.write((store): Testing => {
    const message = store.messages.byId(id);
    if (!message) return { kind: 'unknown' };
    const { eventId } = message;
    return tested(
      store.messages.testUnderWay(id, organizerId),
      languagesWritten(message),
      (language) => {
        const mail = { kind: 'message-test', eventId, organizerId, messageId: id } as const;
        enqueueMail(store, mail, now, { detail: { language } });
      },
    );
  });
}

/** The same of a letter to people of a whole campaign. */
export async function sendTestLetter(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  { id: organizerId }: Pick<Organizer, 'id'>,
): Promise<Testing> {
  const now = clock();
  return db.write((store): Testing => {
    const letter = store.campaignLetters.byId(id);
    if (!letter) return { kind: 'unknown' };
    return tested(
      store.campaignLetters.testUnderWay(id, organizerId),
      languagesWritten(letter),
      (language) => {
        const mail = { kind: 'letter-test', organizerId } as const;
        enqueueMail(store, mail, now, { detail: { letter: id, language } });
      },
    );
  });
}

function tested(
  underWay: boolean,
  written: readonly TextLanguage[],
  enqueue: (language: TextLanguage) => void,
): Testing {
  if (underWay) return { kind: 'done' };
  written.forEach(enqueue);
  return { kind: 'sent', mails: written.length };
}
