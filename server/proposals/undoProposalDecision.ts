import type { Store } from '../../db/database.ts';
import type { Proposal } from '../../db/proposals.ts';
import { enqueueMail } from '../outbox/mail.ts';
import type { Services } from '../services.ts';
import { undoTime, type ProposalOutcome } from './changeProposal.ts';
import { noteProposal } from './noteProposal.ts';
import { deleteUntouched, eventsInUse, isUntouched } from './untouchedEvent.ts';

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
    if (!proposal) return { kind: 'done-before' };
    const changed = { kind: 'refused', reason: 'changed' } as const;
    // It was undone before; whoever proposed it may have answered or changed it instead.
    if (proposal.before === null)
      return proposal.changedBy === null ? changed : { kind: 'done-before' };
    if (seen !== proposal.updatedAt || !canUndoDecision(proposal, now)) return changed;
    const { before } = proposal;
    // Whoever was declined may have proposed anew since: of one city two never wait at once.
    const { campaignId, emailKey, cityId } = proposal;
    const anew = store.proposals.openOf(campaignId, emailKey, cityId);
    if (anew !== undefined && anew.id !== id && before.state !== 'declined') return changed;
    const eventId = proposal.state === 'accepted' ? proposal.eventId : null;
    const inUse = eventsInUse(store, campaignId, before.organizer?.id ?? null);
    if (eventId !== null && !isUntouched(store, eventId, inUse)) return changed;
    const given = before.organizer;
    const removed = given !== null && hasNothingElse(store, given, eventId);
    // Whoever stays keeps the invitation; the word of further rights goes with those rights.
    const unmailed = given !== null && (removed || given.known) ? given.id : null;
    store.proposals.takeBackMails({ id, organizerId: unmailed }, proposal.updatedAt, now);
    if (given !== null) takeEvent(store, given.id, { eventId, removed }, organizerId, now);
    const at = Math.max(now, proposal.updatedAt + 1);
    const { organizer: _, unsent, ...values } = before;
    const back = { ...values, eventId: null, before: null, changedBy: organizerId, updatedAt: at };
    const updated = store.proposals.update(id, back);
    // The decision before this one stands again, and can itself no longer be undone.
    if (unsent !== null) enqueueMail(store, { kind: unsent, proposalId: id }, at);
    if (eventId !== null) deleteUntouched(store, eventId, organizerId, now);
    noteProposal(store, updated, 'proposal-decision-undone', { organizerId }, now);
    return { kind: 'done', proposal: updated };
  });
}

/** Whether somebody came with the acceptance, and has been given nothing else since. */
function hasNothingElse(
  store: Store,
  { id, known }: { id: number; known: boolean },
  eventId: number | null,
): boolean {
  if (known) return false;
  const rights = store.rights.of(id);
  if (rights === null) return true;
  if (rights.role !== 'coordinator' || rights.of.kind !== 'events') return false;
  return rights.of.eventIds.every((one) => one === eventId);
}

/** Takes the event from whom the acceptance gave it, and from the team who has no other. */
function takeEvent(
  store: Store,
  invited: number,
  { eventId, removed }: { eventId: number | null; removed: boolean },
  organizerId: number,
  now: number,
): void {
  const rights = store.rights.of(invited);
  const detail = { organizer: invited };
  const trace = { at: now, by: { organizerId } };
  if (removed) {
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
