import type { Store } from '../../db/database.ts';
import type { Campaign, CampaignLetter, LetterHoldReason } from '../../db/schema.ts';
import { goOnWithEach, type Stopped } from '../backgroundWorker.ts';
import type { Services } from '../services.ts';
import { recomputeMoment } from '../time/recomputeSchedule.ts';
import type { Moment } from '../time/schedule.ts';
import { beginLetter } from './campaignLetters.ts';
import { mayWriteLetter } from './mayWriteLetter.ts';
import { latest } from './whyHeld.ts';

/** When a letter goes by itself: of none that does, all are null. */
const never = {
  sendLocal: null,
  sendOccurrence: null,
  sendZone: null,
  sendAt: null,
  scheduledBy: null,
};

export type LetterScheduling =
  { kind: 'scheduled' } | { kind: 'begun' } | { kind: 'past' } | { kind: 'unknown' };

/**
 * Has a letter to people of a whole campaign sent by itself at a time, or at another one than before. Whom it
 * reaches is counted when it goes.
 *
 * @param zone on whose clocks the moment was said
 */
export async function scheduleLetter(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
  moment: Moment,
  zone: string,
): Promise<LetterScheduling> {
  const now = clock();
  return db.write((store): LetterScheduling => {
    const letter = store.campaignLetters.byId(id);
    const campaign = letter && store.campaigns.byId(letter.campaignId);
    if (!campaign) return { kind: 'unknown' };
    if (letter.sentAt !== null) return { kind: 'begun' };
    if (moment.instant <= now) return { kind: 'past' };
    store.campaignLetters.update(id, {
      sendLocal: moment.local,
      sendOccurrence: moment.occurrence,
      sendZone: zone,
      sendAt: moment.instant,
      scheduledBy: organizerId,
      heldBecause: null,
      updatedAt: now,
    });
    store.audit.append({
      at: now,
      by: { organizerId },
      action: 'campaign-letter-scheduled',
      detail: { campaign: campaign.slug, sendAt: moment.instant, zone },
    });
    return { kind: 'scheduled' };
  });
}

/** Makes a letter a draft again that was to go by itself, or of which is said why it did not. */
export async function unscheduleLetter(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
): Promise<boolean> {
  const now = clock();
  return db.write((store) => {
    const letter = store.campaignLetters.byId(id);
    const campaign = letter && store.campaigns.byId(letter.campaignId);
    if (!campaign || letter.sentAt !== null) return false;
    store.campaignLetters.update(id, { ...never, heldBecause: null, updatedAt: now });
    if (letter.sendAt !== null)
      store.audit.append({
        at: now,
        by: { organizerId },
        action: 'campaign-letter-unscheduled',
        detail: { campaign: campaign.slug },
      });
    return true;
  });
}

/**
 * Sends the letters whose time has come, each in a write of its own. What may not go any more is a draft
 * again, and says why.
 *
 * @param stopped is asked before each write
 */
export async function sendScheduledLetters(
  { db, clock, log }: Pick<Services, 'db' | 'clock' | 'log'>,
  stopped: Stopped = () => false,
): Promise<void> {
  await goOnWithEach(log, 'letter', db.campaignLetters.dueToGo(clock()), async (id) => {
    if (stopped()) return;
    const held = await db.write((store) => sendOne(store, id, clock()));
    if (held !== null) log.warn({ letter: id, held }, 'scheduled letter not sent');
  });
}

/** Why it did not go; null where it did, or where somebody was faster. */
function sendOne(store: Store, id: number, now: number): LetterHoldReason | null {
  const letter = store.campaignLetters.byId(id);
  const campaign = letter && store.campaigns.byId(letter.campaignId);
  const { sendAt = null, scheduledBy = null } = letter ?? {};
  if (!campaign || letter.sentAt !== null || sendAt === null || sendAt > now) return null;
  const rights = scheduledBy === null ? null : store.rights.of(scheduledBy);
  if (rights === null || !mayWriteLetter(rights, letter))
    return hold(store, letter, campaign, 'rights', now);
  if (now - sendAt > latest) return hold(store, letter, campaign, 'late', now);
  return beginLetter(store, letter, 'system', now) === 0
    ? hold(store, letter, campaign, 'nobody', now)
    : null;
}

function hold(
  store: Store,
  { id }: CampaignLetter,
  { slug }: Campaign,
  because: LetterHoldReason,
  now: number,
): LetterHoldReason {
  store.campaignLetters.update(id, { ...never, heldBecause: because, updatedAt: now });
  store.audit.append({
    at: now,
    by: 'system',
    action: 'campaign-letter-held',
    detail: { campaign: slug },
  });
  return because;
}

/** Puts scheduled letters where the tz data of this process puts their wall times. */
export function followClocksOfLetters(store: Store): void {
  for (const id of store.campaignLetters.dueToGo(Number.MAX_SAFE_INTEGER)) {
    const { sendLocal, sendOccurrence, sendZone, sendAt } = store.campaignLetters.byId(id) ?? {};
    if (!sendLocal || !sendOccurrence || !sendZone || !sendAt) continue;
    const from = { local: sendLocal, occurrence: sendOccurrence, instant: sendAt };
    const { instant } = recomputeMoment(from, sendZone).to;
    if (instant !== sendAt) store.campaignLetters.update(id, { sendAt: instant });
  }
}
