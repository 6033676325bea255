import type { Store } from '../../db/database.ts';
import type { PeopleMeant } from '../../db/peopleCondition.ts';
import type { AttendeeMessage } from '../../db/schema.ts';
import {
  backgroundWorker,
  goOnWithEach,
  type BackgroundWorker,
  type Stopped,
} from '../backgroundWorker.ts';
import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { meantBy } from './meantBy.ts';
import { nextStep, type NextStep } from './pace.ts';
import { sendScheduledLetters } from './scheduleLetter.ts';
import { followClocks, sendScheduled } from './sendScheduled.ts';
import { messageTransition } from './states.ts';

/**
 * Feeds the outbox from the messages that are being sent, a few seconds ahead, and sends those whose time has
 * come. How far each has come stands in the database, written together with the mails.
 */
export function messageFeeder(services: Services): BackgroundWorker {
  let followed = false;
  return backgroundWorker(services.log, async (stopped) => {
    if (!followed) await followClocks(services);
    followed = true;
    await sendScheduled(services, stopped);
    await sendScheduledLetters(services, stopped);
    await feedOutbox(services, stopped);
  });
}

/**
 * Puts into the outbox whatever may leave within the next seconds, in small writes, and ends
 * messages that have reached everybody.
 *
 * @param stopped is asked before each write
 */
export async function feedOutbox(
  services: Pick<Services, 'config' | 'db' | 'clock' | 'log'>,
  stopped: Stopped = () => false,
): Promise<void> {
  const { db, clock, log } = services;
  const sending = db.messages.sending().map(({ id }) => id);
  await goOnWithEach(log, 'message', sending, async (id) => {
    while (!stopped() && stepOf(db, id, clock()).kind !== 'wait') {
      const now = clock();
      const seen = db.messages.byId(id);
      const meant = seen === undefined ? null : meantBy(services, seen, now);
      const did = await db.write((store) => feedOnce(store, id, meant, now));
      if (did.kind === 'finished') log.info({ message: id, mails: did.mails }, 'message sent');
      if (did.kind !== 'fed') break;
    }
  });
}

type Fed = { kind: 'nothing' } | { kind: 'fed' } | { kind: 'finished'; mails: number };

/** One write: the next mails and how far the message has come with them, or its end. */
function feedOnce(store: Store, id: number, meant: PeopleMeant | null, now: number): Fed {
  const message = store.messages.byId(id);
  // Between the look and the write somebody may have paused it, or another process fed it.
  const step = stepOf(store, id, now);
  if (!message || step.kind === 'wait') return { kind: 'nothing' };
  return step.kind === 'finish'
    ? finish(store, message, now)
    : feed(store, message, meant, step, now);
}

function feed(
  store: Store,
  message: AttendeeMessage,
  meant: PeopleMeant | null,
  { dueAts, nextDueAt }: Extract<NextStep, { kind: 'feed' }>,
  now: number,
): Fed {
  const { id, eventId } = message;
  const people = store.messages.next(message, meant, dueAts.length);
  people.forEach(({ id: signupId }, index) => {
    const dueAt = dueAts[index] ?? now;
    enqueueMail(store, { kind: 'message', eventId, signupId, messageId: id }, now, { dueAt });
  });
  store.messages.update(id, {
    fedThrough: people.at(-1)?.id ?? message.fedThrough,
    nextDueAt: people.length < dueAts.length ? null : nextDueAt,
  });
  return { kind: 'fed' };
}

function finish(store: Store, { id, eventId, state }: AttendeeMessage, now: number): Fed {
  const change = messageTransition(state, 'finish');
  if (!change.ok) return { kind: 'nothing' };
  const mails = store.messages.mails(id).sent;
  store.messages.update(id, { state: change.to, endedAt: now });
  store.audit.append({
    at: now,
    by: 'system',
    action: 'message-finished',
    eventId,
    detail: { message: id, attendees: mails },
  });
  return { kind: 'finished', mails };
}

function stepOf({ messages }: Pick<Store, 'messages'> | Services['db'], id: number, now: number) {
  const message = messages.byId(id);
  if (message?.state !== 'sending') return { kind: 'wait' } as const;
  return nextStep(message, messages.underWay(id), now);
}
