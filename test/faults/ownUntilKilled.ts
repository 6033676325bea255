import { outboxOwnership } from '../../db/ownership.ts';

/* Owns the outbox of the database file it is given until it is killed, and says so. */

const ownership = outboxOwnership(process.argv[2] ?? '');
process.stdout.write(ownership.take() ? 'owning' : 'not owning');
// What nobody refers to any more would be collected, and the lock with it.
setInterval(() => ownership.take(), 60_000);
