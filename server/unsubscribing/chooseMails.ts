import type { Refusal } from '../../db/mailRefusals.ts';
import type { RefusalScope } from '../../db/schema.ts';
import type { ChoiceTarget } from '../outbox/choiceLink.ts';
import type { Services } from '../services.ts';

/** `stop` refuses mail of a scope, `allow` takes the refusal back. */
export interface MailChoice {
  act: 'stop' | 'allow';
  scope: RefusalScope;
}

export type ChoiceOutcome = { kind: 'chosen' } | { kind: 'no-such-event' };

/**
 * Keeps what the owner of an address chose. It holds from the next mail on, those that wait in the
 * outbox included, because it is looked up when a mail is made.
 */
export async function chooseMails(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { addressHash, eventId }: ChoiceTarget,
  { act, scope }: MailChoice,
): Promise<ChoiceOutcome> {
  const now = clock();
  const refusal = refusalOf(scope, eventId);
  if (refusal === null || (refusal.scope === 'event' && !db.events.byId(refusal.eventId)))
    return { kind: 'no-such-event' };
  await db.write((store) => {
    if (act === 'stop') store.mailRefusals.add(addressHash, refusal, 'owner', now);
    else store.mailRefusals.remove(addressHash, refusal);
  });
  return { kind: 'chosen' };
}

function refusalOf(scope: RefusalScope, eventId: number | null): Refusal | null {
  if (scope !== 'event') return { scope };
  return eventId === null ? null : { scope, eventId };
}
