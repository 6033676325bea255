import type { Store } from '../../db/database.ts';
import type { PeopleMeant } from '../../db/peopleCondition.ts';
import type { AttendeeMessage, HoldReason } from '../../db/schema.ts';
import { goOnWithEach, type Stopped } from '../backgroundWorker.ts';
import type { Services } from '../services.ts';
import { recomputeMoment } from '../time/recomputeSchedule.ts';
import { followClocksOfLetters } from './scheduleLetter.ts';
import { beginSending } from './beginSending.ts';
import { mayStillWrite } from './mayStillWrite.ts';
import { meantBy } from './meantBy.ts';
import { messageTransition } from './states.ts';
import { whyHeld } from './whyHeld.ts';

/**
 * Sends the messages whose time has come, each in a write of its own: a program that is killed before it
 * has changed nothing, one that is killed after it finds the message on its way. What may not go any more
 * is a draft again, and says why.
 *
 * @param stopped is asked before each write
 */
export async function sendScheduled(
  services: Pick<Services, 'config' | 'db' | 'clock' | 'log'>,
  stopped: Stopped = () => false,
): Promise<void> {
  const { db, clock, log } = services;
  await goOnWithEach(log, 'message', db.messages.dueToGo(clock()), async (id) => {
    const seen = stopped() ? undefined : db.messages.byId(id);
    if (seen === undefined) return;
    const meant = meantBy(services, seen, clock());
    const held = await db.write((store) => sendOne(store, seen, meant, clock()));
    if (held !== null) log.warn({ message: id, held }, 'scheduled message not sent');
  });
}

/** Why it did not go; null where it did, or where somebody was faster. */
function sendOne(
  store: Store,
  seen: AttendeeMessage,
  meant: PeopleMeant | null,
  now: number,
): HoldReason | null {
  const message = store.messages.byId(seen.id);
  // Changed in this moment: the next look, in a second, reads its filter anew.
  if (message?.version !== seen.version) return null;
  const event = store.events.byId(message.eventId);
  if (!event || message.state !== 'scheduled' || (message.sendAt ?? 0) > now) return null;
  const why = whyHeld(message, event, mayStillWrite(store, message, event), now);
  if (why !== null) return hold(store, message, why, now);
  return beginSending(store, message, meant, 'system', now) === 0
    ? hold(store, message, 'nobody', now)
    : null;
}

function hold(
  store: Store,
  { id, eventId, state }: AttendeeMessage,
  because: HoldReason,
  now: number,
): HoldReason | null {
  const change = messageTransition(state, 'hold');
  if (!change.ok) return null;
  store.messages.update(id, { state: change.to, heldBecause: because, updatedAt: now });
  store.audit.append({
    at: now,
    by: 'system',
    action: 'message-held',
    eventId,
    detail: { message: id, because },
  });
  return because;
}

/**
 * Puts scheduled messages where the tz data of this process puts their wall times. Runs at every start:
 * only an upgrade brings other tz data.
 */
export async function followClocks({ db }: Pick<Services, 'db'>): Promise<void> {
  await db.write((store) => {
    for (const id of store.messages.dueToGo(Number.MAX_SAFE_INTEGER)) {
      const { sendLocal, sendOccurrence, sendZone, sendAt } = store.messages.byId(id) ?? {};
      if (!sendLocal || !sendOccurrence || !sendZone || !sendAt) continue;
      const from = { local: sendLocal, occurrence: sendOccurrence, instant: sendAt };
      const { instant } = recomputeMoment(from, sendZone).to;
      if (instant !== sendAt) store.messages.update(id, { sendAt: instant });
    }
    followClocksOfLetters(store);
  });
}
