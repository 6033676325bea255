import { openDatabase } from '../../db/database.ts';
import { openLog } from '../../server/log.ts';
import { feedOutbox } from '../../server/messages/feedOutbox.ts';
import { testConfig } from '../helpers/app.ts';

/*
 * Feeds the outbox of a database file, as fast as messages allow, until somebody kills it. Its
 * clock goes five seconds a round: nobody has to wait for the pace. It says when a round is done.
 */

const [file = '', start = '0'] = process.argv.slice(2);
const db = openDatabase(file);
const log = openLog({ logLevel: 'silent' });
let now = Number(start);
const services = { config: testConfig(), db, log, clock: () => now };

for (;;) {
  await feedOutbox(services);
  // Said after something was done: on a busy machine a start takes as long as the whole feeding.
  process.stdout.write('fed\n');
  // Nothing stands in the way of the next: all that was fed is taken for sent.
  await db.write((store) => {
    const claim = { leaseToken: 'x', leasedUntil: now + 1, now: now + 60_000, limit: 1000 };
    for (const mail of store.outbox.claim(claim))
      store.outbox.finish(mail, 'x', { state: 'sent', result: '' }, now);
  });
  now += 5000;
}
