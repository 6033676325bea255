import type { Event } from '../../db/schema.ts';
import { receiveReport } from '../../server/incoming/receiveReport.ts';
import { addressHash } from '../../server/outbox/addressHash.ts';
import type { Services } from '../../server/services.ts';

/** One mail about an event came back for good, and somebody wrote what no program understands. */
export async function mailComesBack(services: Services, { id: eventId }: Event): Promise<void> {
  const [line] = services.db.outbox.list({ eventId }, 1, 0).found;
  if (!line) throw new Error('No mail is due.');
  const address = line.recipient?.address ?? '';
  await services.db.write((store) =>
    store.bounces.note({
      mailId: line.mail.id,
      addressHash: addressHash(services.config, address),
      weight: 'hard',
      status: '5.1.1',
      reply: '550 5.1.1 <…>: no such user',
      at: services.clock(),
    }),
  );
  const written = 'From: ada@example.org\r\nSubject: Hello\r\n\r\nDid my mail arrive?\r\n';
  await receiveReport(services, Buffer.from(written));
}
