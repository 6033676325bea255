import type { AskedNeeds } from '../../db/needs.ts';
import type { Services } from '../services.ts';

type Asked = Pick<Services, 'db' | 'clock'>;

/** Says that nothing is left to do about a mail that failed or came back; false where there is none. */
export async function settleMail(
  { db, clock }: Asked,
  id: number,
  organizerId: number,
): Promise<boolean> {
  const now = clock();
  return db.write((store) => {
    if (!store.outbox.byId(id)) return false;
    store.needs.settleMail(id, organizerId, now);
    return true;
  });
}

/** Takes that back. */
export async function reopenMail({ db }: Pick<Services, 'db'>, id: number): Promise<void> {
  await db.write((store) => store.needs.reopenMail(id));
}

/** Takes back what an organizer said of many at once, at an instant; of how many it was. */
export async function reopenMails(
  { db }: Pick<Services, 'db'>,
  organizerId: number,
  at: number,
): Promise<number> {
  return db.write((store) => store.needs.reopenMails(organizerId, at));
}

/** Says it of all that wait to be looked at: how many those were, and when, by which it is taken back. */
export async function settleMails(
  { db, clock }: Asked,
  asked: AskedNeeds,
  organizerId: number,
): Promise<{ count: number; at: number }> {
  const at = clock();
  return db.write((store) => {
    const ids = store.needs.missedMailIds(asked);
    for (const id of ids) store.needs.settleMail(id, organizerId, at);
    return { count: ids.length, at };
  });
}
