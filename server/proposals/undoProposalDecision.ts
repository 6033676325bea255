import type { Store } from '../../db/database.ts';
import type { Proposal } from '../../db/proposals.ts';
import type { Services } from '../services.ts';
import { undoTime, type ProposalOutcome } from './changeProposal.ts';
import { noteProposal } from './noteProposal.ts';

/** Whether the last decision about a proposal can still be taken back at an instant. */
export function canUndoDecision(
  { before, updatedAt }: Pick<Proposal, 'before' | 'updatedAt'>,
  now: number,
): boolean {
  return before !== null && now - updatedAt < undoTime;
}

/**
 * An organizer takes back a decision of a moment ago. Its email waited for that, and is never sent; an event
 * that came of it is deleted, unless somebody has signed up for it or worked on it meanwhile.
 *
 * @param seen when the row had last changed as the organizer saw it (epoch milliseconds)
 */
export async function undoProposalDecision(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  id: number,
  organizerId: number,
  seen: number | null,
): Promise<ProposalOutcome> {
  const now = clock();
  return db.write((store): ProposalOutcome => {
    const proposal = store.proposals.byId(id);
    if (!proposal || proposal.before === null) return { kind: 'done-before' };
    const changed = { kind: 'refused', reason: 'changed' } as const;
    if (seen !== proposal.updatedAt || !canUndoDecision(proposal, now)) return changed;
    const { before } = proposal;
    // Whoever was declined may have proposed anew since: of one city two never wait at once.
    const { campaignId, emailKey, cityId } = proposal;
    const anew = store.proposals.openOf(campaignId, emailKey, cityId);
    if (anew !== undefined && anew.id !== id && before.state !== 'declined') return changed;
    const eventId = proposal.state === 'accepted' ? proposal.eventId : null;
    if (eventId !== null && !isUntouched(store, eventId)) return changed;
    const invited = before.organizer?.id ?? null;
    store.proposals.takeBackMails({ id, organizerId: invited }, proposal.updatedAt, now);
    if (invited !== null)
      takeEvent(
        store,
        { invited, known: before.organizer?.known === true, eventId },
        organizerId,
        now,
      );
    const at = Math.max(now, proposal.updatedAt + 1);
    const { organizer: _, ...values } = before;
    const back = { ...values, eventId: null, before: null, decidedAt: null, updatedAt: at };
    const updated = store.proposals.update(id, back);
    if (eventId !== null) deleteEvent(store, eventId, organizerId, now);
    noteProposal(store, updated, 'proposal-decision-undone', { organizerId }, now);
    return { kind: 'done', proposal: updated };
  });
}

function isUntouched(store: Store, eventId: number): boolean {
  const event = store.events.byId(eventId);
  if (!event || event.updatedAt !== event.createdAt || event.seatsTaken > 0) return false;
  const { confirmed, waiting } = store.signups.counts(eventId);
  const requests = store.endorsements.ofEvent(eventId);
  return confirmed.signups + waiting.signups + requests.length === 0;
}

/** Takes the event from whom the acceptance gave it. */
function takeEvent(
  store: Store,
  { invited, known, eventId }: { invited: number; known: boolean; eventId: number | null },
  organizerId: number,
  now: number,
): void {
  const rights = store.rights.of(invited);
  const detail = { organizer: invited };
  const trace = { at: now, by: { organizerId } };
  if (!known) {
    store.rights.take(invited);
    store.organizers.removeUnusedSignIns(invited);
    store.organizers.update(invited, { removedAt: now });
    store.audit.append({ ...trace, action: 'organizer-removed', detail });
  } else if (rights?.role === 'coordinator' && rights.of.kind === 'events') {
    const eventIds = rights.of.eventIds.filter((id) => id !== eventId);
    store.rights.give(invited, { role: 'coordinator', of: { kind: 'events', eventIds } });
    const role = { ...detail, role: 'coordinator' };
    store.audit.append({ ...trace, action: 'organizer-rights-changed', detail: role });
  }
}

/** An event of a minute ago, which nobody has signed up for. */
function deleteEvent(store: Store, eventId: number, organizerId: number, now: number): void {
  const slug = store.events.byId(eventId)?.slug ?? '';
  store.audit.outliveEvent(eventId);
  store.events.remove(eventId);
  const trace = { at: now, by: { organizerId } };
  store.audit.append({ ...trace, action: 'event-deleted', detail: { slug } });
}
