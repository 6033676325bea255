import { outboxOwnership } from '../db/ownership.ts';
import { actionListWorker } from './actionLists/actionListWorker.ts';
import { placeFiller } from './events/fillPlaces.ts';
import { feedWorker } from './following/feedWorker.ts';
import { importWorker } from './imports/importWorker.ts';
import { mailTransport } from './mail/transport.ts';
import { mailWorker } from './mail/worker.ts';
import { messageFeeder } from './messages/feedOutbox.ts';
import { databaseFile } from './operations/databaseFile.ts';
import { startRetention } from './privacy/retention.ts';
import type { Services } from './services.ts';
import { bulkWorker } from './signups/bulkWorker.ts';

/** What goes on beside the answers. */
export interface Background {
  /** Begins nothing more, and resolves once the mails and writes under way are done. */
  stop(): Promise<void>;
}

/** Sends what is in the outbox, goes on with what organizers began, removes what was kept long enough. */
export function beginBackground(services: Services): Background {
  const { config, db } = services;
  const transport = mailTransport(services);
  const mails = mailWorker(services, transport, {
    ownership: outboxOwnership(databaseFile(config)),
  });
  mails.start();
  // A mail leaves as soon as it is written, not when the outbox is looked at next.
  db.onCommit(() => mails.wake());
  const workers = [
    messageFeeder(services),
    bulkWorker(services),
    importWorker(services),
    actionListWorker(services),
    placeFiller(services),
    feedWorker(services),
  ];
  for (const worker of workers) worker.start();
  const retention = startRetention(services);
  return {
    stop: async () => {
      retention.stop();
      for (const worker of workers) await worker.stop();
      await mails.stop();
      await transport.close();
    },
  };
}
