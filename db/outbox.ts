import type { Drizzle } from './connection.ts';
import { outbox, type NewOutboxMail } from './schema.ts';

export function outboxReads(_drizzle: Drizzle) {
  return {};
}

export function outboxChanges(drizzle: Drizzle) {
  return {
    insert: (mail: NewOutboxMail): void => {
      drizzle.insert(outbox).values(mail).run();
    },
  };
}
