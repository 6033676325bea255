import type { Store } from '../../db/database.ts';
import type { Organizer } from '../../db/schema.ts';
import { firstLanguage } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { importsKept } from '../imports/importsKept.ts';
import { browserKnownFor } from '../organizers/knownBrowser.ts';
import { removeExpiredAnswers } from '../questions/removeAnswers.ts';
import type { Services } from '../services.ts';
import { followersKeptUntil } from '../time/campaignDays.ts';
import { overBy } from '../time/lifetime.ts';
import { unconfirmedDays } from '../time/retentionDay.ts';
import { longestIdle, longestSession } from '../web/session.ts';
import { siteOf } from '../siteSettings.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A link that ran out is kept so long, to say that it did. */
const signInsKept = 7 * day;

/** Whose logo is gone from the pages can come back for a minute, with an organizer's decision undone. */
const decisionsUndone = 2 * 60_000;

/** Entries of the audit log after which deleted text may linger in free parts of the file. */
const erasures: readonly string[] = [
  'personal-data-removed',
  'signup-erased',
  'follower-erased',
  'answers-removed',
  'proposal-erased',
];
const tracesRemoved = 'traces-removed';

/** What a purge did; zero everywhere on most days. */
export interface PurgeResult {
  events: number;
  signups: number;
  endorsements: number;
  mails: number;
  organizers: number;
  /** Whether the file is free of what was ever deleted from it. */
  clean: boolean;
}

/**
 * Removes what has been kept long enough: the personal data of events that are over, of actions that were
 * proposed, of organizers who left and of whoever followed a campaign that is over; mails, letters, forms
 * that nobody finished and lists that were imported; what nobody confirmed; links and sessions that ran out.
 * Then it takes the traces out of the file. An interrupted purge is finished by the next: what is to do is
 * read from the tables and the audit log.
 */
export async function purgeExpired(
  services: Pick<Services, 'db' | 'config' | 'clock'>,
): Promise<PurgeResult> {
  const { db } = services;
  const { locales, retentionDays } = siteOf(services);
  const now = services.clock();
  const before = now - retentionDays * day;
  const formerName = translator(locales[0] ?? firstLanguage)('console.team.former');

  const removed = await db.write((store) => {
    const result = { events: 0, signups: 0, endorsements: 0, mails: 0, organizers: 0 };
    for (const { id } of store.retention.expiredEvents(overBy(before))) {
      const rows = store.retention.removeOfEvent(id, now);
      result.events += 1;
      result.signups += rows.signups;
      result.endorsements += rows.endorsements;
      result.mails += rows.mails;
      store.audit.append({
        at: now,
        by: 'system',
        action: 'personal-data-removed',
        eventId: id,
        detail: { ...rows },
      });
    }
    const unconfirmed = store.retention.removeUnconfirmed(now - unconfirmedDays * day);
    result.signups += unconfirmed;
    const mails =
      store.retention.removeMails(before) +
      store.addressChanges.removeUnconfirmed(now - unconfirmedDays * day);
    const organizers: Organizer[] = store.retention.formerOrganizers(before);
    for (const { id } of organizers) store.retention.anonymizeOrganizer(id, formerName);
    removeExpiredAnswers(store, now);
    store.endorsementLogos.removeOfGone(now - decisionsUndone);
    const forms = store.retention.removeForms(before);
    store.campaignLetters.removeOld(before);
    const proposals = store.proposals.removeOver({
      unconfirmed: now - unconfirmedDays * day,
      withdrawn: now - unconfirmedDays * day,
      started: before,
    });
    const followers = removeFollowers(store, now, retentionDays);
    const contacts = removeContactsOfCampaigns(store, now, retentionDays);
    const lists =
      store.imports.clear(now - importsKept, now) + store.actionLists.clear(now - importsKept, now);
    const others =
      organizers.length + forms + lists + proposals + followers + contacts.rows + contacts.besides;
    if (unconfirmed + mails + others > 0)
      store.audit.append({
        at: now,
        by: 'system',
        action: 'personal-data-removed',
        detail: {
          signups: unconfirmed,
          mails,
          organizers: organizers.length,
          forms,
          lists,
          followers,
          proposals,
          endorsements: contacts.rows,
        },
      });
    result.endorsements += contacts.rows;
    result.mails += mails;
    result.organizers = organizers.length;
    store.retention.removeSignIns(now - signInsKept);
    store.browsers.removeUnused(now - browserKnownFor);
    store.retention.removeSessions({
      seenBefore: now - longestIdle,
      createdBefore: now - longestSession,
    });
    return result;
  });
  return { ...removed, clean: await removeTraces(services, now) };
}

/** Removes the contacts of organizations that co-sponsor a whole campaign, as those of its followers. */
function removeContactsOfCampaigns(
  store: Store,
  now: number,
  retentionDays: number,
): { rows: number; besides: number } {
  const sum = { rows: 0, besides: 0 };
  for (const { id, ...days } of store.campaigns.all()) {
    if (followersKeptUntil(days, store.followers.lastEnd(id), 0, retentionDays) > now) continue;
    const removed = store.retention.removeOfCampaign(id, now - retentionDays * day);
    sum.rows += removed.rows;
    sum.besides += removed.besides;
  }
  return sum;
}

/** Removes who follows a campaign, and what was written to them, when their day has come. */
function removeFollowers(store: Store, now: number, retentionDays: number): number {
  const ofCampaigns = store.campaigns.all().map(({ id, ...campaign }) => {
    const last = store.followers.lastEnd(id);
    // Whoever signed up until then is due; later ones follow on a later day.
    const due = followersKeptUntil(campaign, last, 0, retentionDays) <= now;
    return due ? store.followers.removeOfCampaign(id, now - retentionDays * day) : 0;
  });
  const unconfirmed = store.followers.removeUnconfirmed(now - unconfirmedDays * day);
  return ofCampaigns.reduce((sum, removed) => sum + removed, unconfirmed);
}

/** Rewrites the file if anything personal was deleted since that was last done. */
async function removeTraces({ db }: Pick<Services, 'db'>, now: number): Promise<boolean> {
  const { newestEntry } = db.retention;
  if (newestEntry(erasures) < newestEntry([tracesRemoved])) return true;
  if (newestEntry(erasures) === 0) return true;
  if (!db.compact()) return false;
  await db.write((store) => store.audit.append({ at: now, by: 'system', action: tracesRemoved }));
  return true;
}

/** Purges at once and then every hour, so that data are gone on the day that was promised. */
export function startRetention(services: Services): { stop(): void } {
  let stopped = false;
  const run = async () => {
    try {
      const { clean, ...removed } = await purgeExpired(services);
      if (Object.values(removed).some((count) => count > 0) || !clean)
        services.log.info({ purge: removed, clean });
    } catch (error) {
      // Whoever stops the program closes the database without waiting for a purge.
      if (!stopped) services.log.error({ error });
    }
  };
  void run();
  const timer = setInterval(() => void run(), hour);
  timer.unref();
  return {
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}
