import type { Services } from '../services.ts';

/** The kinds of mail in which edits are collected. */
export const collectedKinds = ['event-changed', 'endorsement-event-changed'] as const;

/**
 * Ends the quiet time of an event: whoever is to hear of its last edits hears of them now. A second
 * click finds nothing left to send.
 *
 * @returns how many mails that are
 */
export async function sendChangesNow(
  services: Services,
  eventId: number,
  organizerId: number,
): Promise<number> {
  const now = services.clock();
  return services.db.write((store) => {
    const hastened = store.collectedMails.hasten(eventId, collectedKinds, now);
    if (hastened === 0) return 0;
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'changes-sent-now',
      eventId,
      detail: { attendees: hastened },
    });
    return hastened;
  });
}
